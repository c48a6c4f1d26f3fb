/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SporCardFlight:
 *
 * Cards that go from where they were to where they are, drawn over a widget that shows them all.
 * Nothing waits for it, and nothing is in its way: the cards are where they belong at once, and
 * only their pictures move. Who has turned animations off sees none.
 */
#define SPOR_TYPE_CARD_FLIGHT (spor_card_flight_get_type ())
G_DECLARE_FINAL_TYPE (SporCardFlight, spor_card_flight, SPOR, CARD_FLIGHT, GObject)

/* @over: draws the flight, with spor_card_flight_snapshot(), and owns it */
SporCardFlight *spor_card_flight_new (GtkWidget *over);

/* Before the cards change: remembers where each is, and what it looks like. */
void spor_card_flight_take_off (SporCardFlight *self);

/* After they have changed: once they have their places, those that have another fly there.
 * @but: (nullable): id of one who stays out of it, because it was carried there by hand */
void spor_card_flight_land (SporCardFlight *self, const char *but);

void spor_card_flight_snapshot (SporCardFlight *self, GtkSnapshot *snapshot);

/* Whether cards are in the air. */
gboolean spor_card_flight_is_on (SporCardFlight *self);

G_END_DECLS
