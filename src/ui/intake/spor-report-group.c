/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-report-group.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

struct _SporReportGroup
{
  GObject parent_instance;

  /* owned */
  SporRound *round;
  GPtrArray *rows; /* all the report's */
  GArray *indices; /* guint: those in this group */

  SporReportKind kind;
  guint bit;
  guint count;
};

static void spor_report_group_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SporReportGroup,
                               spor_report_group,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      spor_report_group_list_init))

/* --- List model ----------------------------------------------------------------------------- */

static GType
spor_report_group_get_item_type (GListModel *list)
{
  return SPOR_TYPE_REPORT_ROW;
}

static guint
spor_report_group_get_n_items (GListModel *list)
{
  return SPOR_REPORT_GROUP (list)->indices->len;
}

static gpointer
spor_report_group_get_item (GListModel *list, guint position)
{
  SporReportGroup *self = SPOR_REPORT_GROUP (list);

  if (position >= self->indices->len)
    return NULL;
  return spor_report_row_new (self->round, self->rows,
                              g_array_index (self->indices, guint, position), self->kind,
                              self->bit);
}

static void
spor_report_group_list_init (GListModelInterface *iface)
{
  iface->get_item_type = spor_report_group_get_item_type;
  iface->get_n_items = spor_report_group_get_n_items;
  iface->get_item = spor_report_group_get_item;
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_report_group_finalize (GObject *object)
{
  SporReportGroup *self = SPOR_REPORT_GROUP (object);

  spor_round_unref (self->round);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->indices);
  G_OBJECT_CLASS (spor_report_group_parent_class)->finalize (object);
}

static void
spor_report_group_class_init (SporReportGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spor_report_group_finalize;
}

static void
spor_report_group_init (SporReportGroup *self)
{
}

/* --- Groups of a report --------------------------------------------------------------------- */

static gboolean
spor_report_filter_takes (const SporReportFilter *filter, const SporImportRow *row)
{
  SporStatus status = row->status == SPOR_STATUS_WITHDRAWN ? SPOR_STATUS_SKIPPED : row->status;

  return (filter->status < 0 || filter->status == (int)status)
         && (filter->outcome < 0 || filter->outcome == (int)row->outcome);
}

static gboolean
spor_report_kind_has (SporReportKind kind, guint bit, const SporImportRow *row)
{
  switch (kind)
    {
    case SPOR_REPORT_PROBLEM:
      return (row->problems >> bit) & 1;
    case SPOR_REPORT_REMARK:
      return (row->remarks >> bit) & 1;
    case SPOR_REPORT_UPDATED:
      return row->outcome == SPOR_OUTCOME_UPDATED;
    case SPOR_REPORT_WITHDRAWN:
      return row->status == SPOR_STATUS_WITHDRAWN;
    case SPOR_REPORT_SKIPPED:
    default:
      return row->status == SPOR_STATUS_SKIPPED;
    }
}

static guint
spor_report_kind_total (SporReportKind kind, guint bit, const SporImportReport *report)
{
  switch (kind)
    {
    case SPOR_REPORT_PROBLEM:
      return report->problems[bit];
    case SPOR_REPORT_REMARK:
      return report->remarks[bit];
    case SPOR_REPORT_UPDATED:
      return report->updated;
    case SPOR_REPORT_WITHDRAWN:
      return report->withdrawn;
    case SPOR_REPORT_SKIPPED:
    default:
      return report->skipped - report->withdrawn;
    }
}

static void
spor_report_groups_add (GListStore *groups,
                        SporRound *round,
                        const SporImportReport *report,
                        const SporReportFilter *filter,
                        SporReportKind kind,
                        guint bit)
{
  g_autoptr (SporReportGroup) self = NULL;
  g_autoptr (GArray) indices = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < report->rows->len; i++)
    {
      const SporImportRow *row = g_ptr_array_index (report->rows, i);

      if (spor_report_kind_has (kind, bit, row) && spor_report_filter_takes (filter, row))
        g_array_append_val (indices, i);
    }
  if (indices->len == 0)
    return;

  self = g_object_new (SPOR_TYPE_REPORT_GROUP, NULL);
  self->round = spor_round_ref (round);
  self->rows = g_ptr_array_ref (report->rows);
  self->count = filter->status < 0 && filter->outcome < 0
                    ? spor_report_kind_total (kind, bit, report)
                    : indices->len;
  self->indices = g_steal_pointer (&indices);
  self->kind = kind;
  self->bit = bit;
  g_list_store_append (groups, self);
}

GListModel *
spor_report_groups_new (SporRound *round,
                        const SporImportReport *report,
                        const SporReportFilter *filter)
{
  GListStore *groups = g_list_store_new (SPOR_TYPE_REPORT_GROUP);

  for (guint p = 0; p < SPOR_N_PROBLEMS; p++)
    spor_report_groups_add (groups, round, report, filter, SPOR_REPORT_PROBLEM, p);
  spor_report_groups_add (groups, round, report, filter, SPOR_REPORT_SKIPPED, 0);
  spor_report_groups_add (groups, round, report, filter, SPOR_REPORT_WITHDRAWN, 0);
  spor_report_groups_add (groups, round, report, filter, SPOR_REPORT_UPDATED, 0);
  for (guint r = 0; r < SPOR_N_REMARKS; r++)
    spor_report_groups_add (groups, round, report, filter, SPOR_REPORT_REMARK, r);
  return G_LIST_MODEL (groups);
}

const char *
spor_report_group_get_title (SporReportGroup *self)
{
  g_return_val_if_fail (SPOR_IS_REPORT_GROUP (self), NULL);

  switch (self->kind)
    {
    case SPOR_REPORT_PROBLEM:
      return spor_problem_label (self->bit);
    case SPOR_REPORT_REMARK:
      return spor_remark_label (self->bit);
    case SPOR_REPORT_UPDATED:
      return _ ("Already in the book, with other answers");
    case SPOR_REPORT_WITHDRAWN:
      return _ ("Withdrawn in the book");
    case SPOR_REPORT_SKIPPED:
    default:
      return _ ("Not a completed answer");
    }
}

const char *
spor_report_group_get_icon_name (SporReportGroup *self)
{
  static const char *const icons[] = {
    [SPOR_REPORT_PROBLEM] = "dialog-warning-symbolic",
    [SPOR_REPORT_SKIPPED] = "action-unavailable-symbolic",
    [SPOR_REPORT_WITHDRAWN] = "action-unavailable-symbolic",
    [SPOR_REPORT_UPDATED] = "view-refresh-symbolic",
    [SPOR_REPORT_REMARK] = "dialog-information-symbolic",
  };

  g_return_val_if_fail (SPOR_IS_REPORT_GROUP (self), NULL);

  return icons[self->kind];
}

guint
spor_report_group_get_count (SporReportGroup *self)
{
  g_return_val_if_fail (SPOR_IS_REPORT_GROUP (self), 0);

  return self->count;
}
