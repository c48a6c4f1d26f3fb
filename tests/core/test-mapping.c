/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-fixture.h"

/* "s_3_1,s_3_2": the names of the columns that fill @field. */
static char *
mapped (const SporMapping *mapping, SporSource *source, SporField field)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < mapping->columns[field]->len; i++)
    g_string_append_printf (
        names, "%s%s", i > 0 ? "," : "",
        spor_source_get_column (source, g_array_index (mapping->columns[field], guint, i))->name);
  return g_string_free (names, FALSE);
}

static void
assert_mapped (const SporMapping *mapping,
               SporSource *source,
               SporField field,
               const char *expected)
{
  g_autofree char *names = mapped (mapping, source, field);

  if (strcmp (names, expected) != 0)
    g_error ("%s: “%s”, expected “%s”", spor_field_key (field), names, expected);
  g_assert_cmpint (mapping->guessed[field], ==, *expected != '\0');
}

static const char *const coded[SPOR_N_FIELDS] = {
  [SPOR_FIELD_RESPONDENT] = "responde",
  [SPOR_FIELD_CREATED] = "created",
  [SPOR_FIELD_CLOSED] = "closetim",
  [SPOR_FIELD_STATUS] = "stato_1,stato_2,stato_3,stato_4,stato_5",
  [SPOR_FIELD_MUNICIPALITY] = "s_1",
  [SPOR_FIELD_TRACK] = "s_2",
  [SPOR_FIELD_ROLES] = "s_3_1,s_3_2,s_3_3",
  [SPOR_FIELD_SECTORS] = "s_4_1,s_4_2",
  [SPOR_FIELD_NAME] = "s_5",
  [SPOR_FIELD_TITLE] = "s_6",
  [SPOR_FIELD_EMAIL] = "s_7",
  [SPOR_FIELD_PHONE] = "s_8",
  [SPOR_FIELD_MOTIVATION] = "s_9",
};

static const char *const by_hand[SPOR_N_FIELDS] = {
  [SPOR_FIELD_RESPONDENT] = "Respondent",
  [SPOR_FIELD_CREATED] = "Oprettet",
  [SPOR_FIELD_CLOSED] = "Afsluttet",
  [SPOR_FIELD_STATUS] = "Samlet status",
  [SPOR_FIELD_MUNICIPALITY] = "Hvilken kommune repræsenterer du?",
  [SPOR_FIELD_TRACK] = "Hvilket spor tilmelder du dig?",
  [SPOR_FIELD_ROLES] = "Hvilken rolle skal du varetage? (sæt gerne flere kryds)",
  [SPOR_FIELD_SECTORS] = "Hvor arbejder du?",
  [SPOR_FIELD_NAME] = "Navn",
  [SPOR_FIELD_TITLE] = "Titel",
  [SPOR_FIELD_EMAIL] = "E-mail",
  [SPOR_FIELD_PHONE] = "Telefon",
  [SPOR_FIELD_MOTIVATION] = "Hvorfor vil du gerne deltage?",
};

static void
test_flavours (ImportFixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *name;
    const char *const *expected;
  } flavours[] = { { "eu", coded },
                   { "intl", coded },
                   { "us", coded },
                   { "eu.zip", coded },
                   { "surveyxact.xlsx", coded },
                   { "haandgemt.csv", by_hand } };

  for (guint i = 0; i < G_N_ELEMENTS (flavours); i++)
    {
      g_autoptr (SporSource) source = import_open_example (flavours[i].name);
      g_autoptr (SporMapping) mapping = import_guess (self, source);

      for (guint f = 0; f < SPOR_N_FIELDS; f++)
        assert_mapped (mapping, source, f, flavours[i].expected[f]);
      g_assert_cmpuint (mapping->extra->len, ==, 0);
      g_assert_true (spor_mapping_check (mapping, source, NULL));
    }
}

static void
shuffle (GRand *rand, guint *order, guint n)
{
  for (guint i = 0; i < n; i++)
    order[i] = i;
  for (guint i = n - 1; i > 0; i--)
    {
      guint j = g_rand_int_range (rand, 0, i + 1);
      guint kept = order[i];

      order[i] = order[j];
      order[j] = kept;
    }
}

static void
test_shuffled (ImportFixture *self, gconstpointer unused)
{
  g_autoptr (SporSource) original = import_open_example ("haandgemt.csv");
  guint n = spor_source_get_n_columns (original);
  g_autofree guint *order = g_new (guint, n);
  g_autoptr (GRand) rand = g_rand_new_with_seed (2025);

  for (guint round = 0; round < 4; round++)
    {
      g_autofree char *text = NULL;
      g_autoptr (SporSource) source = NULL;
      g_autoptr (SporMapping) mapping = NULL;

      shuffle (rand, order, n);
      text = import_table_text (original, order, n, NULL, NULL);
      source = import_open_text (self, text);
      mapping = import_guess (self, source);
      for (guint f = 0; f < SPOR_N_FIELDS; f++)
        assert_mapped (mapping, source, f, by_hand[f]);
    }
}

/* Codes without labels: what content tells is found, what it cannot tell is not guessed. */
static void
test_dataset_alone (ImportFixture *self, gconstpointer unused)
{
  g_autoptr (SporSource) eu = import_open_example ("eu");
  guint n = spor_source_get_n_columns (eu);
  g_autofree guint *order = g_new (guint, n);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1998);

  for (guint round = 0; round < 3; round++)
    {
      g_autofree char *text = NULL;
      g_autoptr (SporSource) source = NULL;
      g_autoptr (SporMapping) mapping = NULL;
      g_autoptr (GError) error = NULL;

      shuffle (rand, order, n);
      text = import_table_text (eu, order, n, NULL, NULL);
      source = import_open_text (self, text);
      mapping = import_guess (self, source);
      for (guint f = 0; f < SPOR_N_FIELDS; f++)
        if (f == SPOR_FIELD_STATUS)
          g_assert_cmpuint (mapping->columns[f]->len, ==, 5);
        else
          assert_mapped (mapping, source, f,
                         f >= SPOR_FIELD_MUNICIPALITY && f <= SPOR_FIELD_SECTORS ? "" : coded[f]);

      g_assert_false (spor_mapping_check (mapping, source, &error));
      g_assert_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_COLUMNS);
      g_assert_nonnull (strstr (error->message, "structure"));
      g_assert_nonnull (strstr (error->message, "labels"));
    }
}

static void
test_long_names (ImportFixture *self, gconstpointer unused)
{
  g_autoptr (SporSource) source = import_open_text (
      self,
      "respondentid,statoverall_1,statoverall_4,closeTime,created,organization,email,s_1,navn\n"
      "901,0,1,2025-02-21 13:56:20,2025-02-21 13:51:00,7,bo@example.dk,Aarhus Kommune,Bo Sø\n"
      "902,1,0,,2025-02-22 13:51:00,7,aa@example.dk,Tønder,Åse Ås\n");
  g_autoptr (SporMapping) mapping = import_guess (self, source);
  SporSourceRow row;

  assert_mapped (mapping, source, SPOR_FIELD_RESPONDENT, "respondentid");
  assert_mapped (mapping, source, SPOR_FIELD_STATUS, "statoverall_1,statoverall_4");
  assert_mapped (mapping, source, SPOR_FIELD_CLOSED, "closeTime");
  assert_mapped (mapping, source, SPOR_FIELD_CREATED, "created");
  assert_mapped (mapping, source, SPOR_FIELD_EMAIL, "email");
  assert_mapped (mapping, source, SPOR_FIELD_MUNICIPALITY, "s_1");
  assert_mapped (mapping, source, SPOR_FIELD_NAME, "navn");

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SporSignupFacts) facts = NULL;

      g_assert_cmpint (spor_source_next (source, &row, NULL, NULL), ==, 1);
      facts = spor_mapping_read (mapping, source, self->round, &row);
      g_assert_cmpint (facts->completed, ==, i == 0);
    }
}

static void
assert_headers (ImportFixture *self, const char *header, const char *rows, const char *expected)
{
  g_autofree char *text = g_strconcat (header, "\n", rows, "\n", NULL);
  g_autoptr (SporSource) source = import_open_text (self, text);
  g_autoptr (SporMapping) mapping = import_guess (self, source);
  g_auto (GStrv) keys = g_strsplit (expected, ";", -1);

  for (guint i = 0; keys[i]; i++)
    {
      int field = spor_field_from_key (keys[i]);
      gboolean found = FALSE;

      for (guint f = 0; f < SPOR_N_FIELDS; f++)
        for (guint c = 0; c < mapping->columns[f]->len; c++)
          if (g_array_index (mapping->columns[f], guint, c) == i)
            {
              if ((int)f != field)
                g_error ("“%s”: %s, expected %s", spor_source_get_column (source, i)->name,
                         spor_field_key (f), keys[i]);
              found = TRUE;
            }
      if (!found && field >= 0)
        g_error ("“%s” was not found as %s", spor_source_get_column (source, i)->name, keys[i]);
    }
}

#define ROWS                                                                                       \
  "17;21-02-2025 13:51;21-02-2025 13:56;Gennemført;Aarhus;Spor 1;Projektleder;Folkebibliotek;"    \
  "Bo Sø;Bibliotekar;bo@example.dk;12345678;Jeg vil gerne være med til det hele\n"               \
  "19;22-02-2025 13:51;22-02-2025 13:56;Nogen svar;Tønder;Spor 2;Superbruger;PLC;"                \
  "Åse Ås-Ager;Projektleder;aase@example.dk;+45 12 34 56 79;Fordi biblioteket skal have det godt"

static void
test_headers (ImportFixture *self, gconstpointer unused)
{
  static const char fields[]
      = "respondent;created;closed;status;municipality;track;roles;sectors;name;title;"
        "email;phone;motivation";

  assert_headers (
      self,
      "Respondent-ID;Oprettet;Afsluttet;Samlet status;Kommune;Spor;Rolle;Bibliotekstype;Dit navn;"
      "Stilling;Mailadresse;Mobil;Motivation",
      ROWS, fields);
  assert_headers (
      self,
      "Respondentnøgle;Oprettet;Afsluttet;Status;Hvilken kommune repræsenterer du?;"
      "Hvilket spor vil du deltage i?;Funktion;Hvor arbejder du?;Fulde navn;Titel;E-mail;"
      "Telefonnummer;Hvorfor vil du gerne deltage?",
      ROWS, fields);
  assert_headers (
      self,
      "Respondent;Created;Closed;Overall status;Municipality;Track;Role;Library type;Name;"
      "Job title;Email;Phone;Why do you want to take part?",
      ROWS, fields);
  assert_headers (self,
                  "Respondent;Erstellt;Ende;Gesamtstatus;Gemeinde;Spur;Rolle;Bibliothekstyp;Name;"
                  "Berufsbezeichnung;E-Mail-Adresse;Telefon;Warum möchten Sie teilnehmen?",
                  ROWS, fields);
  /* Microsoft Forms, in Danish */
  assert_headers (
      self,
      "ID;Starttidspunkt;Fuldførelsestidspunkt;Status;Hvilken kommune kommer du fra?;Vælg spor;"
      "Hvad er din rolle i projektet?;Hvilken type bibliotek arbejder du på?;Hvad hedder du?;"
      "Hvad er din stilling?;Hvad er din mail?;Tlf.;Fortæl om din motivation",
      ROWS, fields);
  /* Headers that say nothing: content alone, and nothing where content cannot tell */
  assert_headers (self, "s_1;s_2;s_3;s_4;s_5;s_6;s_7;s_8;s_9;s_10;s_11;s_12;s_13", ROWS,
                  "-;-;-;-;municipality;track;roles;sectors;name;title;email;phone;motivation");
}

/* Columns that look alike. */
static void
test_not_misled (ImportFixture *self, gconstpointer unused)
{
  assert_headers (self, "Lederens navn;Lederens e-mail;Navn;E-mail;Kommune",
                  "Ida Ibsen;ida@example.dk;Bo Sø;bo@example.dk;Aarhus\n"
                  "Eva Ask;eva@example.dk;Åse Ås;aase@example.dk;Tønder",
                  "-;-;name;email;municipality");
  assert_headers (self, "Bibliotekets navn;Kommunens navn;Dit navn;Gentag e-mail;E-mail;CVR-nr.",
                  "Aarhus Hovedbibliotek;Aarhus;Bo Sø;bo@example.dk;bo@example.dk;55133018\n"
                  "Skærbæk Bibliotek;Tønder;Åse Ås;aase@example.dk;aase@example.dk;29189781",
                  "-;municipality;name;-;email;-");
  assert_headers (self, "Lederens e-mail;Skriv til;Kommune",
                  "ida@example.dk;bo@example.dk;Aarhus\neva@example.dk;aase@example.dk;Tønder",
                  "-;email;municipality");
  /* A status that is not the answer's, dates that are none */
  assert_headers (self, "Ansættelsesstatus;Oprettet;Kommune;Navn",
                  "Fastansat;Ja;Aarhus;Bo Sø\nVikar;Nej;Tønder;Åse Ås", "-;-;municipality;name");
  /* Codes are no municipalities, whatever the header says */
  assert_headers (self, "Kommune;Navn", "6;Bo Sø\n99;Åse Ås", "-;name");
  assert_headers (self, "Kommune;Navn", "0751;Bo Sø\n0550;Åse Ås", "municipality;name");
}

static void
test_background_variables (ImportFixture *self, gconstpointer unused)
{
  assert_headers (self, "email;name;Kommune;Din e-mail;Dit navn",
                  ";;Aarhus;bo@example.dk;Bo Sø\n;;Tønder;aase@example.dk;Åse Ås",
                  "-;-;municipality;email;name");
  assert_headers (self, "Din e-mail;Dit navn;email;name;Kommune",
                  ";;bo@example.dk;Bo Sø;Aarhus\n;;aase@example.dk;Åse Ås;Tønder",
                  "-;-;email;name;municipality");
  /* Headers that say nothing, beside one that promises and holds nothing */
  assert_headers (self, "email;Kommune;s_2;s_1",
                  ";Aarhus;bo@example.dk;Bo Sø\n;Tønder;aase@example.dk;Åse Ås",
                  "-;municipality;email;name");
  /* Empty so far, but there is no other */
  assert_headers (self, "email;name;Kommune;Telefon", ";;Aarhus;", "email;name;municipality;phone");
}

static void
test_split_name (ImportFixture *self, gconstpointer unused)
{
  g_autoptr (SporSource) source
      = import_open_text (self, "Efternavn;Fornavn;Kommune\nSø;Bo;Aarhus\nÅs;;Tønder\n");
  g_autoptr (SporMapping) mapping = import_guess (self, source);
  const char *const expected[] = { "Bo Sø", "Ås" };
  SporSourceRow row;

  assert_mapped (mapping, source, SPOR_FIELD_NAME, "Fornavn,Efternavn");
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = NULL;

      g_assert_cmpint (spor_source_next (source, &row, NULL, NULL), ==, 1);
      text = spor_mapping_get_text (mapping, source, &row, SPOR_FIELD_NAME);
      g_assert_cmpstr (text, ==, expected[i]);
    }
}

static void
assert_roles (
    ImportFixture *self, SporMapping *mapping, SporSource *source, guint32 roles, guint32 sectors)
{
  g_autoptr (SporSignupFacts) facts = NULL;
  SporSourceRow row;

  g_assert_cmpint (spor_source_next (source, &row, NULL, NULL), ==, 1);
  facts = spor_mapping_read (mapping, source, self->round, &row);
  g_assert_cmphex (facts->roles, ==, roles);
  g_assert_cmpstr (facts->roles_text, ==, "");
  g_assert_cmphex (facts->sectors, ==, sectors);
  g_assert_cmpstr (facts->sectors_text, ==, "");
}

/* One column per option, headed by the option. */
static void
test_ticks (ImportFixture *self, gconstpointer unused)
{
  g_autoptr (SporSource) source
      = import_open_text (self, "Kommune;Navn;Rolle - Projektleder;Rolle - "
                                "Superbruger;Folkebibliotek;Hvor? [Skolebibliotek (PLC)]\n"
                                "Aarhus;Bo Sø;Valgt;Ikke valgt;x;\n"
                                "Tønder;Åse Ås;Not selected;Selected;;X\n"
                                "Fanø;Ib Bo;1;1;0;0\n");
  g_autoptr (SporMapping) mapping = import_guess (self, source);

  assert_mapped (mapping, source, SPOR_FIELD_ROLES, "Rolle - Projektleder,Rolle - Superbruger");
  assert_mapped (mapping, source, SPOR_FIELD_SECTORS,
                 "Folkebibliotek,Hvor? [Skolebibliotek (PLC)]");
  assert_roles (self, mapping, source, 1, 1);
  assert_roles (self, mapping, source, 2, 2);
  assert_roles (self, mapping, source, 3, 0);
}

static const char *
valgt (guint row, const SporColumn *column, const char *cell, gpointer data)
{
  const char *label = column->labels ? g_hash_table_lookup (column->labels, cell) : NULL;

  return label ? label : cell;
}

/* The same set exported with labels in place of codes. */
static void
test_labels_in_place_of_codes (ImportFixture *self, gconstpointer unused)
{
  g_autoptr (SporSource) eu = import_open_example ("eu");
  guint n = spor_source_get_n_columns (eu);
  g_autofree guint *order = g_new (guint, n);
  g_autofree char *dataset = g_build_filename (self->folder, "dataset.csv", NULL);
  g_autofree char *structure = import_example ("eu/structure.csv");
  g_autofree char *text = NULL;
  const char *const paths[] = { dataset, structure, NULL };
  g_autoptr (SporSource) source = NULL;
  g_autoptr (SporMapping) mapping = NULL, coded_mapping = NULL;
  SporSourceRow row, coded_row;

  for (guint i = 0; i < n; i++)
    order[i] = i;
  text = import_table_text (eu, order, n, valgt, NULL);
  g_assert_true (g_file_set_contents (dataset, text, -1, NULL));
  source = spor_source_open (paths, NULL, NULL, NULL);
  g_assert_nonnull (source);
  mapping = import_guess (self, source);
  coded_mapping = import_guess (self, eu);

  while (spor_source_next (eu, &coded_row, NULL, NULL) == 1)
    {
      g_autoptr (SporSignupFacts) one
          = spor_mapping_read (coded_mapping, eu, self->round, &coded_row);
      g_autoptr (SporSignupFacts) other = NULL;

      g_assert_cmpint (spor_source_next (source, &row, NULL, NULL), ==, 1);
      other = spor_mapping_read (mapping, source, self->round, &row);
      for (guint f = 0; f < SPOR_N_FIELDS; f++)
        {
          g_autofree char *a = spor_signup_facts_get_text (one, self->round, f);
          g_autofree char *b = spor_signup_facts_get_text (other, self->round, f);

          g_assert_cmpstr (a, ==, b);
        }
    }
}

static void
test_read_coded (ImportFixture *self, gconstpointer unused)
{
  g_autoptr (SporSource) source = import_open_example ("intl");
  g_autoptr (SporMapping) mapping = import_guess (self, source);
  g_autoptr (SporSignupFacts) facts = NULL;
  g_autofree char *sectors = NULL, *municipality = NULL, *status = NULL, *created = NULL;
  SporSourceRow row;

  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (spor_source_next (source, &row, NULL, NULL), ==, 1);
  facts = spor_mapping_read (mapping, source, self->round, &row);
  g_assert_cmpstr (facts->respondent, ==, "901000041");
  g_assert_cmpstr (facts->name, ==, "Ditte Nielsen");
  g_assert_cmpstr (facts->organisation, ==, "Sydslesvig");
  g_assert_cmpint (facts->municipality, ==, -1);
  g_assert_cmpint (facts->track, ==, 0);
  g_assert_cmphex (facts->roles, ==, 1);
  g_assert_cmphex (facts->sectors, ==, 3);
  g_assert_true (facts->completed);
  g_assert_null (facts->id);

  sectors = spor_mapping_get_text (mapping, source, &row, SPOR_FIELD_SECTORS);
  g_assert_cmpstr (sectors, ==, "Folkebibliotek, Skolebibliotek (PLC)");
  municipality = spor_mapping_get_text (mapping, source, &row, SPOR_FIELD_MUNICIPALITY);
  g_assert_cmpstr (municipality, ==, "Sydslesvig");
  status = spor_mapping_get_text (mapping, source, &row, SPOR_FIELD_STATUS);
  g_assert_cmpstr (status, ==, "Gennemført");
  created = spor_time_to_iso (facts->created);
  g_assert_cmpstr (created, ==, "2025-02-21T09:17:00Z");
}

static void
test_status (ImportFixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *text;
    gboolean completed[3];
  } files[] = {
    /* none ticked is not completed; no status at all is */
    { "Kommune;Navn;stato_3;stato_4\nFanø;Bo;0;1\nFanø;Bo;1;0\nFanø;Bo;0;0\n",
      { TRUE, FALSE, FALSE } },
    { "Kommune;Navn;Samlet status\nFanø;Bo;Gennemført\nFanø;Bo;Nogen svar\nFanø;Bo;\n",
      { TRUE, FALSE, TRUE } },
    { "Kommune;Navn\nFanø;Bo\nFanø;Bo\nFanø;Bo\n", { TRUE, TRUE, TRUE } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (SporSource) source = import_open_text (self, files[i].text);
      g_autoptr (SporMapping) mapping = import_guess (self, source);
      SporSourceRow row;

      for (guint r = 0; r < 3; r++)
        {
          g_autoptr (SporSignupFacts) facts = NULL;

          g_assert_cmpint (spor_source_next (source, &row, NULL, NULL), ==, 1);
          facts = spor_mapping_read (mapping, source, self->round, &row);
          g_assert_cmpint (facts->completed, ==, files[i].completed[r]);
        }
    }
}

static void
test_set (ImportFixture *self, gconstpointer unused)
{
  g_autoptr (SporSource) source = import_open_example ("eu");
  g_autoptr (SporMapping) mapping = spor_mapping_new ();
  g_autoptr (GError) error = NULL;
  static const struct
  {
    const char *said, *columns;
  } names[] = { { "s_3", "s_3_1,s_3_2,s_3_3" },
                { "s_3_2, s_3_3", "s_3_2,s_3_3" },
                { "Hvilken rolle skal du varetage? (sæt gerne flere kryds)", "s_3_1,s_3_2,s_3_3" },
                { "hvor arbejder du?, S_3_1", "s_4_1,s_4_2,s_3_1" },
                { "", "" } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *columns = NULL;

      g_assert_true (spor_mapping_set (mapping, source, SPOR_FIELD_ROLES, names[i].said, &error));
      g_assert_no_error (error);
      columns = mapped (mapping, source, SPOR_FIELD_ROLES);
      g_assert_cmpstr (columns, ==, names[i].columns);
      g_assert_false (mapping->guessed[SPOR_FIELD_ROLES]);
    }

  g_assert_true (spor_mapping_set (mapping, source, SPOR_FIELD_NAME, "s_5", NULL));
  g_assert_false (spor_mapping_set (mapping, source, SPOR_FIELD_NAME, "s_5,s_99", &error));
  g_assert_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_COLUMNS);
  g_assert_nonnull (strstr (error->message, "s_99"));
  g_assert_cmpuint (mapping->columns[SPOR_FIELD_NAME]->len, ==, 1);
}

static void
test_check (ImportFixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *text, *said;
  } files[] = { { "Kommune;Telefon\nFanø;12345678\n", "who signs up" },
                { "Navn;Telefon\nBo Sø;12345678\n", "municipality" },
                { "Navn;Kommune\nBo Sø;Fanø\n", NULL },
                { "E-mail;Kommune\nbo@example.dk;Fanø\n", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (SporSource) source = import_open_text (self, files[i].text);
      g_autoptr (SporMapping) mapping = import_guess (self, source);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (spor_mapping_check (mapping, source, &error), ==, files[i].said == NULL);
      if (files[i].said)
        {
          g_assert_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_COLUMNS);
          g_assert_nonnull (strstr (error->message, files[i].said));
          g_assert_nonnull (strstr (error->message, "“table.csv”"));
        }
    }
}

static void
test_json (ImportFixture *self, gconstpointer unused)
{
  g_autoptr (SporSource) source = import_open_example ("eu");
  g_autoptr (SporSource) other = import_open_text (self, "s_5;s_1;s_3_2\nBo Sø;Fanø;1\n");
  g_autoptr (SporMapping) mapping = import_guess (self, source);
  g_autoptr (SporMapping) again = NULL, fewer = NULL;
  g_autofree char *json = NULL, *json_again = NULL;
  const guint modified = 2;
  static const char *const damaged[]
      = { "", "[]", "{", "{\"name\": 3}", "{\"name\": [[1]], \"extra\": {}}" };

  g_array_append_val (mapping->extra, modified);
  json = spor_mapping_to_json (mapping, source);
  again = spor_mapping_from_json (source, json);
  for (guint f = 0; f < SPOR_N_FIELDS; f++)
    {
      g_autofree char *columns = mapped (again, source, f);

      g_assert_cmpstr (columns, ==, coded[f]);
      g_assert_false (again->guessed[f]);
    }
  json_again = spor_mapping_to_json (again, source);
  g_assert_cmpstr (json_again, ==, json);

  fewer = spor_mapping_from_json (other, json);
  g_assert_cmpuint (fewer->columns[SPOR_FIELD_ROLES]->len, ==, 1);
  g_assert_cmpuint (g_array_index (fewer->columns[SPOR_FIELD_ROLES], guint, 0), ==, 2);
  g_assert_cmpuint (fewer->columns[SPOR_FIELD_EMAIL]->len, ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (SporMapping) empty = spor_mapping_from_json (source, damaged[i]);

      for (guint f = 0; f < SPOR_N_FIELDS; f++)
        g_assert_cmpuint (empty->columns[f]->len, ==, 0);
    }
}

static void
test_drop_codes (ImportFixture *self, gconstpointer unused)
{
  g_autoptr (SporSource) set = import_open_example ("eu");
  g_autofree char *path = import_example ("eu/dataset.csv");
  g_autofree char *contents = NULL;
  g_autofree char *alone_path = g_build_filename (self->folder, "alone.csv", NULL);
  gsize length = 0;
  g_autoptr (SporMapping) mapping = import_guess (self, set);
  g_autofree char *json = spor_mapping_to_json (mapping, set);
  g_autoptr (SporSource) alone = NULL;
  g_autoptr (SporMapping) remembered = NULL;
  g_autoptr (GPtrArray) sample = NULL;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (alone_path, contents, length, NULL));
  alone = import_open (alone_path);
  remembered = spor_mapping_from_json (alone, json);
  sample = spor_mapping_sample (alone, NULL, NULL);
  spor_mapping_drop_codes (remembered, alone, self->round,
                           (const char *const *const *)sample->pdata);

  g_assert_cmpuint (remembered->columns[SPOR_FIELD_MUNICIPALITY]->len, ==, 0);
  g_assert_cmpuint (remembered->columns[SPOR_FIELD_ROLES]->len, ==, 0);
  g_assert_cmpuint (remembered->columns[SPOR_FIELD_NAME]->len, ==, 1);
  g_assert_false (spor_mapping_check (remembered, alone, NULL));
}

static void
test_extra (ImportFixture *self, gconstpointer unused)
{
  g_autoptr (SporSource) source = import_open_text (
      self,
      "Kommune;Navn;År i faget;Andet\nFanø;Bo Sø;12;\"Ring \"\"nu\"\": 010190-1234\"\nFanø;Bo;;\n");
  g_autoptr (SporMapping) mapping = import_guess (self, source);
  const guint columns[] = { 2, 3 };
  SporSourceRow row;
  g_autoptr (SporSignupFacts) facts = NULL, empty = NULL;

  g_array_set_size (mapping->columns[SPOR_FIELD_MOTIVATION], 0);
  g_array_append_vals (mapping->extra, columns, G_N_ELEMENTS (columns));
  g_assert_cmpint (spor_source_next (source, &row, NULL, NULL), ==, 1);
  facts = spor_mapping_read (mapping, source, self->round, &row);
  g_assert_cmpstr (facts->extra, ==,
                   "{\"År i faget\":\"12\",\"Andet\":\"Ring \\\"nu\\\": ••••••-••••\"}");
  g_assert_true (facts->masked);

  g_assert_cmpint (spor_source_next (source, &row, NULL, NULL), ==, 1);
  empty = spor_mapping_read (mapping, source, self->round, &row);
  g_assert_cmpstr (empty->extra, ==, "{}");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/mapping/" name, ImportFixture, NULL, import_fixture_set_up, function,              \
              import_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("flavours", test_flavours);
  ADD ("shuffled", test_shuffled);
  ADD ("dataset-alone", test_dataset_alone);
  ADD ("long-names", test_long_names);
  ADD ("headers", test_headers);
  ADD ("not-misled", test_not_misled);
  ADD ("background-variables", test_background_variables);
  ADD ("split-name", test_split_name);
  ADD ("ticks", test_ticks);
  ADD ("labels-in-place-of-codes", test_labels_in_place_of_codes);
  ADD ("read-coded", test_read_coded);
  ADD ("status", test_status);
  ADD ("set", test_set);
  ADD ("check", test_check);
  ADD ("json", test_json);
  ADD ("drop-codes", test_drop_codes);
  ADD ("extra", test_extra);

  return g_test_run ();
}
