/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-months.h"

#include "desk-row-pool.h"

#include <desk-entitlement.h>
#include <desk-time.h>
#include <glib/gi18n-lib.h>

/* The time line has what is older. */
#define N_MONTHS 12

/**
 * DeskMemberMonths:
 *
 * The natural months before this one: what was drawn on in each (E6, E7), the latest first.
 */
struct _DeskMemberMonths
{
  AdwPreferencesGroup  parent_instance;

  DeskRowPool          pool;
  DeskStore           *store;
};

G_DEFINE_FINAL_TYPE (DeskMemberMonths, desk_member_months, ADW_TYPE_PREFERENCES_GROUP)

/* "Airport lounge 2 · Delayed suspension 1", from @i on; @i is left behind the month. */
static char *
describe_month (const DeskMemberFile *file,
                guint                *i)
{
  const char *month = ((DeskServiceUse *) g_ptr_array_index (file->uses, *i))->month;
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) text = g_string_new (NULL);

  for (; *i < file->uses->len; (*i)++)
    {
      const DeskServiceUse *use = g_ptr_array_index (file->uses, *i);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, use->service));

      if (!g_str_equal (use->month, month))
        break;
      if (count == 0)
        g_ptr_array_add (labels, use->service);
      g_hash_table_replace (counts, use->service, GUINT_TO_POINTER (count + 1));
    }
  for (guint l = 0; l < labels->len; l++)
    {
      const char *service = g_ptr_array_index (labels, l);

      /* Translators: an entitlement, and how often it was drawn on */
      g_string_append_printf (text, _("%1$s × %2$u"), desk_entitlement_get_label (service),
                              GPOINTER_TO_UINT (g_hash_table_lookup (counts, service)));
      if (l + 1 < labels->len)
        g_string_append (text, " · ");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
desk_member_months_dispose (GObject *object)
{
  DeskMemberMonths *self = DESK_MEMBER_MONTHS (object);

  desk_row_pool_clear (&self->pool);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_member_months_parent_class)->dispose (object);
}

static void
desk_member_months_class_init (DeskMemberMonthsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_member_months_dispose;
}

static void
desk_member_months_init (DeskMemberMonths *self)
{
  desk_row_pool_init (&self->pool, ADW_PREFERENCES_GROUP (self));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Used in Earlier Months"));
}

GtkWidget *
desk_member_months_new (DeskStore *store)
{
  DeskMemberMonths *self = g_object_new (DESK_TYPE_MEMBER_MONTHS, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
desk_member_months_show (DeskMemberMonths     *self,
                         const DeskMemberFile *file)
{
  g_autofree char *month = NULL;
  guint n_rows = 0;
  guint i = 0;

  g_return_if_fail (DESK_IS_MEMBER_MONTHS (self));

  month = desk_time_month (desk_clock_now (desk_store_get_clock (self->store)),
                           desk_policy_get_zone (desk_store_get_policy (self->store)));
  while (i < file->uses->len && n_rows < N_MONTHS)
    {
      const DeskServiceUse *use = g_ptr_array_index (file->uses, i);
      g_autofree char *text = describe_month (file, &i);

      if (strcmp (use->month, month) < 0)
        desk_row_pool_set_line (&self->pool, n_rows++, use->month, text, FALSE);
    }
  desk_row_pool_trim (&self->pool, n_rows);
}
