/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-visits.h"

#include "desk-format.h"
#include "desk-row-pool.h"

#include <desk-visit.h>
#include <glib/gi18n-lib.h>

/**
 * DeskMemberVisits:
 *
 * The visits to the member that are planned and not over yet, the next one first.
 */
struct _DeskMemberVisits
{
  AdwPreferencesGroup  parent_instance;

  DeskRowPool          pool;
  DeskStore           *store;
};

G_DEFINE_FINAL_TYPE (DeskMemberVisits, desk_member_visits, ADW_TYPE_PREFERENCES_GROUP)

static gboolean
is_coming (const DeskVisit *visit,
           gint64           now_ms)
{
  return desk_visit_is_open (visit->status)
         && visit->start_ms + visit->minutes * DESK_MINUTE_MS > now_ms;
}

static void
show_row (DeskMemberVisits *self,
          guint             index,
          const DeskVisit  *visit,
          gint64            now_ms)
{
  GTimeZone *zone = desk_policy_get_zone (desk_store_get_policy (self->store));
  g_autofree char *moment = desk_format_moment (visit->start_ms, now_ms, zone);
  g_autofree char *length = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%d minute", "%d minutes", (gulong) visit->minutes),
    (int) visit->minutes);
  g_autofree char *title =
    g_strjoin (" · ", moment, desk_visit_get_purpose_label (visit->purpose), NULL);
  g_autoptr (GString) description = g_string_new (length);

  if (*visit->special_request != '\0')
    g_string_append_printf (description, " · %s", visit->special_request);
  if (visit->overlaps)
    g_string_append_printf (description, " · %s", _("at the time of another visit"));
  if (visit->provisional)
    g_string_append_printf (description, " · %s", _("not yet confirmed by the hub"));
  desk_row_pool_set_line (&self->pool, index, title, description->str, visit->provisional);
}

static void
desk_member_visits_dispose (GObject *object)
{
  DeskMemberVisits *self = DESK_MEMBER_VISITS (object);

  desk_row_pool_clear (&self->pool);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_member_visits_parent_class)->dispose (object);
}

static void
desk_member_visits_class_init (DeskMemberVisitsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_member_visits_dispose;
}

static void
desk_member_visits_init (DeskMemberVisits *self)
{
  desk_row_pool_init (&self->pool, ADW_PREFERENCES_GROUP (self));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Coming Visits"));
}

GtkWidget *
desk_member_visits_new (DeskStore *store)
{
  DeskMemberVisits *self = g_object_new (DESK_TYPE_MEMBER_VISITS, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
desk_member_visits_show (DeskMemberVisits     *self,
                         const DeskMemberFile *file)
{
  gint64 now_ms;
  guint n_rows = 0;

  g_return_if_fail (DESK_IS_MEMBER_VISITS (self));

  now_ms = desk_clock_now (desk_store_get_clock (self->store));
  /* The file has the latest first. */
  for (guint i = file->visits->len; i > 0; i--)
    {
      const DeskVisit *visit = g_ptr_array_index (file->visits, i - 1);

      if (is_coming (visit, now_ms))
        show_row (self, n_rows++, visit, now_ms);
    }
  desk_row_pool_trim (&self->pool, n_rows);
}
