/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-fact-row.h"

#include "desk-reveal-button.h"

#include <glib/gi18n-lib.h>

/**
 * DeskFactRow:
 *
 * One thing that is known of a member; activating it opens it for changing. A phone is masked until
 * asked for (S).
 */
struct _DeskFactRow
{
  AdwActionRow      parent_instance;

  DeskRevealButton *button;     /* (nullable): of a phone */
  DeskFact         *fact;
  char             *next;
};

G_DEFINE_FINAL_TYPE (DeskFactRow, desk_fact_row, ADW_TYPE_ACTION_ROW)

static char *
describe (DeskFactRow *self)
{
  g_autoptr (DeskFact) shown = desk_fact_copy (self->fact);

  if (self->button == NULL || !desk_reveal_button_get_revealed (self->button))
    desk_fact_mask (shown);
  if (g_str_equal (shown->kind, DESK_FACT_OCCASION))
    return desk_fact_describe_day (shown->day, shown->lunar);
  return desk_fact_describe (shown);
}

static void
show_text (DeskFactRow *self)
{
  g_autofree char *text = describe (self);
  g_autofree char *words = NULL;

  if (*self->next == '\0')
    words = g_strdup (text);
  else
    /* Translators: a day that comes back every year, and when it does next */
    words = g_strdup_printf (_("%1$s · next on %2$s"), text, self->next);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), words);
}

static void
add_reveal_button (DeskFactRow *self,
                   DeskStore   *store,
                   const char  *member_no)
{
  self->button = DESK_REVEAL_BUTTON (desk_reveal_button_new (store));
  desk_reveal_button_set_secret (self->button, member_no, "second-phone",
                                 _("the second contact's phone number"));
  g_signal_connect_swapped (self->button, "notify::revealed", G_CALLBACK (show_text), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->button));
}

static void
desk_fact_row_finalize (GObject *object)
{
  DeskFactRow *self = DESK_FACT_ROW (object);

  desk_fact_free (self->fact);
  g_free (self->next);

  G_OBJECT_CLASS (desk_fact_row_parent_class)->finalize (object);
}

static void
desk_fact_row_class_init (DeskFactRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_fact_row_finalize;
}

static void
desk_fact_row_init (DeskFactRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

GtkWidget *
desk_fact_row_new (DeskStore           *store,
                   const char          *member_no,
                   const DeskKnownFact *known)
{
  DeskFactRow *self = g_object_new (DESK_TYPE_FACT_ROW, NULL);
  gboolean occasion = g_str_equal (known->fact->kind, DESK_FACT_OCCASION);

  self->fact = desk_fact_copy (known->fact);
  self->next = g_strdup (known->next);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 occasion ? known->fact->name
                                          : desk_fact_get_label (known->fact->kind));
  if (*known->fact->phone != '\0')
    add_reveal_button (self, store, member_no);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self),
                             gtk_image_new_from_icon_name ("document-edit-symbolic"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "member.edit-fact");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "(ss)", known->fact->kind,
                                    known->fact->name);
  show_text (self);
  return GTK_WIDGET (self);
}
