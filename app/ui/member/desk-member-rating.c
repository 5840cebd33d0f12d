/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-rating.h"

#include "desk-tier-scale.h"

#include <desk-money.h>
#include <glib/gi18n-lib.h>

/**
 * DeskMemberRating:
 *
 * The tier by the rules, and why (T9): the scale of the member's rule, and the reasons as
 * sentences.
 */
struct _DeskMemberRating
{
  AdwPreferencesGroup  parent_instance;

  GtkWidget           *card;
  DeskTierScale       *scale;
  GtkLabel            *missing;
  GtkLabel            *reasons;
};

G_DEFINE_FINAL_TYPE (DeskMemberRating, desk_member_rating, ADW_TYPE_PREFERENCES_GROUP)

static char *
describe_tiers (const DeskMemberFile *file)
{
  const char *rated = desk_tier_get_label (file->rating->tier);

  if (file->rating->tier == file->tier)
    /* Translators: a tier, and the id of a rule in the standard, as in "Gold by rule T1" */
    return g_strdup_printf (_("%s by rule %s"), rated, file->rating->rule);
  /* Translators: the tier of the card that is held, another tier, and the id of a rule in the
   * standard */
  return g_strdup_printf (_("Holds %s; today's figures give %s by rule %s"),
                          desk_tier_get_label (file->tier), rated, file->rating->rule);
}

/* What is missing for the next tier, where there is one that an amount gives. */
static void
show_missing (DeskMemberRating *self,
              const DeskRating *rating)
{
  gboolean has_next = rating->next_tier != DESK_TIER_NONE && rating->to_next_fen > 0;
  g_autofree char *amount = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->missing), has_next);
  if (!has_next)
    return;
  amount = desk_money_format_local (rating->to_next_fen);
  /* Translators: an amount of money that is missing for a tier, and that tier: "¥48.00 to Gold" */
  text = g_strdup_printf (_("%s to %s"), amount, desk_tier_get_label (rating->next_tier));
  gtk_label_set_label (self->missing, text);
}

static char *
join_reasons (const DeskRating *rating)
{
  g_autoptr (GString) text = g_string_new ("");

  for (guint i = 0; i < rating->reasons->len; i++)
    {
      g_string_append (text, i > 0 ? "\n" : "");
      g_string_append (text, g_ptr_array_index (rating->reasons, i));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
desk_member_rating_class_init (DeskMemberRatingClass *klass)
{
}

static void
desk_member_rating_init (DeskMemberRating *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Tier"));

  self->scale = DESK_TIER_SCALE (desk_tier_scale_new ());
  self->missing = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->missing, 0);
  gtk_label_set_wrap (self->missing, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->missing), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->missing), "numeric");

  self->reasons = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_wrap (self->reasons, TRUE);
  gtk_label_set_wrap_mode (self->reasons, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->reasons, 0);
  gtk_label_set_selectable (self->reasons, TRUE);

  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->card, "card");
  gtk_widget_add_css_class (self->card, "rating");
  gtk_box_append (GTK_BOX (self->card), GTK_WIDGET (self->scale));
  gtk_box_append (GTK_BOX (self->card), GTK_WIDGET (self->missing));
  gtk_box_append (GTK_BOX (self->card), GTK_WIDGET (self->reasons));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->card);
}

GtkWidget *
desk_member_rating_new (void)
{
  return g_object_new (DESK_TYPE_MEMBER_RATING, NULL);
}

void
desk_member_rating_show (DeskMemberRating     *self,
                         const DeskMemberFile *file)
{
  g_autofree char *tiers = describe_tiers (file);
  g_autofree char *reasons = join_reasons (file->rating);

  g_return_if_fail (DESK_IS_MEMBER_RATING (self));

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), tiers);
  desk_tier_scale_set_rating (self->scale, file->rating);
  show_missing (self, file->rating);
  gtk_label_set_label (self->reasons, reasons);
}
