/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-export-shown.h"

#include <string.h>

/* What a column of the list is as columns of a sheet, by their titles. */
static const struct
{
  const char *column;
  const char *titles[2];
} shown[] = {
  { "name", { "Name", "Salutation" } },
  { "tier", { "Tier" } },
  { "balance", { "Lowest balance (yuan)" } },
  { "uses", { "Uses this month", "Uses a month at most" } },
  { "state", { "Frozen", "Card expires" } },
  { "last-contact", { "Last contact" } },
  { "next-visit", { "Next visit" } },
  { "brand", { "Brand" } },
  { "card", { "Card expires" } },
};

static gboolean
holds (GArray     *fields,
       const char *title)
{
  for (guint i = 0; i < fields->len; i++)
    if (g_str_equal (g_array_index (fields, DeskExportField, i).title, title))
      return TRUE;
  return FALSE;
}

/* Each once. */
static void
add_field (GArray     *fields,
           const char *title)
{
  const DeskExportFields *all = desk_export_fields_get (DESK_EXPORT_MEMBERS);

  for (guint i = 0; i < all->n_fields; i++)
    if (g_str_equal (all->fields[i].title, title) && !holds (fields, title))
      g_array_append_val (fields, all->fields[i]);
}

static void
add_column (GArray     *fields,
            const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    if (g_str_equal (shown[i].column, column))
      for (guint j = 0; j < G_N_ELEMENTS (shown[i].titles) && shown[i].titles[j] != NULL; j++)
        add_field (fields, shown[i].titles[j]);
}

/**
 * desk_export_shown_new:
 * @columns: names of columns of the list, in their order; others are passed over
 *
 * Returns: (transfer full): what each member's line has: the number, these columns, the phone
 */
DeskExportFields *
desk_export_shown_new (const char * const *columns)
{
  DeskExportFields *self = g_memdup2 (desk_export_fields_get (DESK_EXPORT_MEMBERS), sizeof *self);
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (DeskExportField));

  add_field (fields, "Member number");
  for (guint i = 0; columns[i] != NULL; i++)
    add_column (fields, columns[i]);
  add_field (fields, "Phone");
  self->n_fields = fields->len;
  self->fields = (const DeskExportField *) (gpointer) g_array_free (fields, FALSE);
  return self;
}

void
desk_export_shown_free (DeskExportFields *self)
{
  g_free ((gpointer) self->fields);
  g_free (self);
}
