/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-services.h"

#include "desk-pips.h"
#include "desk-row-pool.h"
#include "desk-use-words.h"

#include <desk-entitlement.h>
#include <glib/gi18n-lib.h>

/**
 * DeskMemberServices:
 *
 * What the card entitles to (E6, E7) and what is left of it this month. A row uses what it names.
 */
struct _DeskMemberServices
{
  AdwPreferencesGroup  parent_instance;

  DeskRowPool          pool;
  DeskStore           *store;
};

G_DEFINE_FINAL_TYPE (DeskMemberServices, desk_member_services, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
make_row (gpointer user_data)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new ("");
  GtkWidget *pips = desk_pips_new ();

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), pips);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "label", label);
  g_object_set_data (G_OBJECT (row), "pips", pips);
  return row;
}

/* Whether some of the uses that count here are not yet judged by the hub. */
static gboolean
is_provisional (const DeskMemberFile   *file,
                const DeskServiceCount *count)
{
  for (guint i = 0; i < file->uses->len; i++)
    {
      const DeskServiceUse *use = g_ptr_array_index (file->uses, i);

      if (use->provisional && g_str_equal (use->service, count->service))
        return TRUE;
    }
  return FALSE;
}

/* Where an amount or the points themselves are the limit, none is missing. */
static char *
describe_count (const DeskServiceCount *count,
                DeskTakes               takes)
{
  gboolean counted_else = takes == DESK_TAKES_MONEY || takes == DESK_TAKES_POINTS;

  if (count->limit >= 0)
    /* Translators: uses of an entitlement this month, and how many there may be */
    return g_strdup_printf (_("%d of %d used"), (int) count->used, (int) count->limit);
  if (count->used_alone == 0)
    return g_strdup (counted_else ? "" : _("limit not set"));
  if (counted_else)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d used", "%d used",
                                         (gulong) count->used_alone),
                            (int) count->used_alone);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d used, limit not set",
                                       "%d used, limit not set", (gulong) count->used_alone),
                          (int) count->used_alone);
}

/* What is to be had besides the count. */
static char *
describe_rest (DeskMemberServices     *self,
               const DeskMemberFile   *file,
               const DeskServiceCount *count,
               gint64                  now_ms,
               GTimeZone              *zone)
{
  char *available = desk_use_words_available (file, desk_store_get_policy (self->store),
                                              count->service, now_ms);

  return available != NULL ? available : desk_use_words_held (count, now_ms, zone);
}

static void
show_row (DeskMemberServices     *self,
          GtkWidget              *row,
          const DeskMemberFile   *file,
          const DeskServiceCount *count)
{
  GTimeZone *zone = desk_policy_get_zone (desk_store_get_policy (self->store));
  gint64 now_ms = desk_clock_now (desk_store_get_clock (self->store));
  GtkWidget *pips = g_object_get_data (G_OBJECT (row), "pips");
  DeskTakes takes = desk_entitlement_get_takes (desk_store_get_policy (self->store), count->service);
  g_autofree char *text = describe_count (count, takes);
  /* Translators: %s is the place in the standard */
  g_autofree char *source = g_strdup_printf (_("Source: %s"), count->source);
  g_autofree char *held = describe_rest (self, file, count, now_ms, zone);
  g_autofree char *subtitle = held != NULL ? g_strconcat (source, "\n", held, NULL) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 desk_entitlement_get_label (count->service));
  gtk_widget_set_tooltip_text (row, source);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : source);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", count->service);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "member.use-service");
  gtk_label_set_label (g_object_get_data (G_OBJECT (row), "label"), text);
  gtk_widget_set_visible (pips, count->limit >= 0);
  desk_pips_set_uses (DESK_PIPS (pips), count->used, count->limit, is_provisional (file, count));
}

static void
desk_member_services_dispose (GObject *object)
{
  DeskMemberServices *self = DESK_MEMBER_SERVICES (object);

  desk_row_pool_clear (&self->pool);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_member_services_parent_class)->dispose (object);
}

static void
desk_member_services_class_init (DeskMemberServicesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_member_services_dispose;
}

static void
desk_member_services_init (DeskMemberServices *self)
{
  desk_row_pool_init (&self->pool, ADW_PREFERENCES_GROUP (self));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Entitlements This Month"));
}

GtkWidget *
desk_member_services_new (DeskStore *store)
{
  DeskMemberServices *self = g_object_new (DESK_TYPE_MEMBER_SERVICES, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

/**
 * desk_member_services_show:
 *
 * Who holds no card has no entitlements; the group is not there.
 */
void
desk_member_services_show (DeskMemberServices   *self,
                           const DeskMemberFile *file)
{
  guint n_rows = file->tier >= DESK_TIER_SILVER ? file->counts->len : 0;

  g_return_if_fail (DESK_IS_MEMBER_SERVICES (self));

  for (guint i = 0; i < n_rows; i++)
    show_row (self, desk_row_pool_get (&self->pool, i, make_row, NULL), file,
              g_ptr_array_index (file->counts, i));
  desk_row_pool_trim (&self->pool, n_rows);
}
