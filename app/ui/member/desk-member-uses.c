/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-uses.h"

#include "desk-format.h"
#include "desk-row-pool.h"
#include "desk-use-words.h"

#include <desk-entitlement.h>
#include <desk-time.h>
#include <glib/gi18n-lib.h>

/**
 * DeskMemberUses:
 *
 * What was drawn on in this natural month (E6), newest first, and what is lent still (E7).
 */
struct _DeskMemberUses
{
  AdwPreferencesGroup  parent_instance;

  DeskRowPool          pool;
  DeskStore           *store;
};

G_DEFINE_FINAL_TYPE (DeskMemberUses, desk_member_uses, ADW_TYPE_PREFERENCES_GROUP)

/* What of it may still come otherwise. */
static void
add_doubt (GPtrArray            *parts,
           const DeskServiceUse *use,
           gint64                now_ms,
           GTimeZone            *zone)
{
  g_autofree char *until = NULL;

  if (use->provisional)
    {
      g_ptr_array_add (parts, g_strdup (_("provisional until the hub confirms it")));
      return;
    }
  if (use->certain_until_ms == 0)
    return;
  until = desk_format_moment (use->certain_until_ms, now_ms, zone);
  /* Translators: a use of an entitlement; %s is a moment */
  g_ptr_array_add (parts, g_strdup_printf (_("certain, if it reaches the hub by %s"), until));
}

static void
add (GPtrArray *parts,
     char      *part)
{
  if (part != NULL)
    g_ptr_array_add (parts, part);
}

static char *
describe (const DeskServiceUse *use,
          DeskTakes             takes,
          gint64                now_ms,
          GTimeZone            *zone)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  add (parts, desk_use_words_amount (takes, use->amount));
  g_ptr_array_add (parts, desk_format_moment (use->used_ms, now_ms, zone));
  add (parts, desk_use_words_day (takes, use, now_ms, zone));
  if (use->hours > 0)
    {
      g_ptr_array_add (parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d hour", "%d hours",
                                                            (gulong) use->hours),
                                               (int) use->hours));
      g_ptr_array_add (parts, desk_format_end (use->used_ms + use->hours * DESK_HOUR_MS, now_ms,
                                               zone));
    }
  if (*use->note != '\0')
    g_ptr_array_add (parts, g_strdup (use->note));
  /* Translators: %s is the account manager who recorded it */
  g_ptr_array_add (parts, g_strdup_printf (_("by %s"), use->by));
  add_doubt (parts, use, now_ms, zone);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* E7: a spare SIM or handset that is not back. */
static gboolean
is_lent (DeskMemberUses       *self,
         const DeskServiceUse *use)
{
  return use->returned_ms == 0 &&
         desk_entitlement_get_takes (desk_store_get_policy (self->store), use->service) ==
           DESK_TAKES_LOAN;
}

static GtkWidget *
make_back_button (void)
{
  GtkWidget *back = gtk_button_new_with_label (_("Returned"));

  gtk_widget_set_valign (back, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (back), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "member.return-loan");
  return back;
}

static GtkWidget *
make_row (gpointer user_data)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *back = make_back_button ();
  GtkWidget *print = gtk_button_new_from_icon_name ("document-print-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_widget_set_valign (print, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (print, "flat");
  gtk_widget_set_tooltip_text (print, _("Print a slip…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (print), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Print a slip…"), -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (print), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (print), "member.print-slip");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), back);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), print);
  g_object_set_data (G_OBJECT (row), "back", back);
  g_object_set_data (G_OBJECT (row), "print", print);
  return row;
}

static void
show_row (DeskMemberUses       *self,
          guint                 index,
          const DeskServiceUse *use)
{
  DeskPolicy *policy = desk_store_get_policy (self->store);
  DeskTakes takes = desk_entitlement_get_takes (policy, use->service);
  gint64 now_ms = desk_clock_now (desk_store_get_clock (self->store));
  g_autofree char *description = describe (use, takes, now_ms, desk_policy_get_zone (policy));
  GtkWidget *row = desk_row_pool_get (&self->pool, index, make_row, NULL);

  gtk_actionable_set_action_target (g_object_get_data (G_OBJECT (row), "print"), "s", use->use_id);
  gtk_actionable_set_action_target (g_object_get_data (G_OBJECT (row), "back"), "s", use->use_id);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), "back"), is_lent (self, use));
  desk_row_pool_set_line (&self->pool, index, desk_entitlement_get_label (use->service), description,
                          use->provisional);
}

static void
desk_member_uses_dispose (GObject *object)
{
  DeskMemberUses *self = DESK_MEMBER_USES (object);

  desk_row_pool_clear (&self->pool);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_member_uses_parent_class)->dispose (object);
}

static void
desk_member_uses_class_init (DeskMemberUsesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_member_uses_dispose;
}

static void
desk_member_uses_init (DeskMemberUses *self)
{
  desk_row_pool_init (&self->pool, ADW_PREFERENCES_GROUP (self));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Used This Month"));
}

GtkWidget *
desk_member_uses_new (DeskStore *store)
{
  DeskMemberUses *self = g_object_new (DESK_TYPE_MEMBER_USES, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
desk_member_uses_show (DeskMemberUses       *self,
                       const DeskMemberFile *file)
{
  GTimeZone *zone;
  g_autofree char *month = NULL;
  guint n_rows = 0;

  g_return_if_fail (DESK_IS_MEMBER_USES (self));

  zone = desk_policy_get_zone (desk_store_get_policy (self->store));
  month = desk_time_month (desk_clock_now (desk_store_get_clock (self->store)), zone);
  for (guint i = 0; i < file->uses->len; i++)
    {
      const DeskServiceUse *use = g_ptr_array_index (file->uses, i);

      if (g_str_equal (use->month, month) || is_lent (self, use))
        show_row (self, n_rows++, use);
    }
  desk_row_pool_trim (&self->pool, n_rows);
}
