/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-list-mapping.h"

#include <desk-list-words.h>
#include <glib/gi18n-lib.h>

struct _DeskListMapping
{
  AdwExpanderRow  parent_instance;

  AdwComboRow    *sheet;        /* (nullable): where there are several */
  GPtrArray      *rows;         /* (element-type AdwComboRow): of the columns */
};

G_DEFINE_FINAL_TYPE (DeskListMapping, desk_list_mapping, ADW_TYPE_EXPANDER_ROW)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* "会员编号, 备注": what is used. */
static void
update_subtitle (DeskListMapping *self)
{
  const char *sheet = desk_list_mapping_get_sheet (self);
  g_autoptr (GString) used = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      AdwComboRow *row = g_ptr_array_index (self->rows, i);

      if (adw_combo_row_get_selected (row) == DESK_LIST_IGNORED)
        continue;
      if (used->len > 0)
        g_string_append (used, C_("columns", ", "));
      g_string_append (used, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
    }
  if (used->len == 0)
    g_string_assign (used, _("Say what the columns are for."));
  if (sheet != NULL)
    {
      /* Translators: the name of a sheet; its columns follow. */
      g_autofree char *before = g_strdup_printf (_("Sheet “%s”: "), sheet);

      g_string_prepend (used, before);
    }
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), used->str);
}

static void
selected_cb (DeskListMapping *self)
{
  update_subtitle (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
desk_list_mapping_finalize (GObject *object)
{
  g_ptr_array_unref (DESK_LIST_MAPPING (object)->rows);

  G_OBJECT_CLASS (desk_list_mapping_parent_class)->finalize (object);
}

static void
desk_list_mapping_class_init (DeskListMappingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_list_mapping_finalize;

  signals[CHANGED] = g_signal_new ("changed", DESK_TYPE_LIST_MAPPING, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_list_mapping_init (DeskListMapping *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Columns"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

static GListModel *
make_roles (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < DESK_N_LIST_ROLES; i++)
    gtk_string_list_append (list, desk_list_words_role (i));
  return G_LIST_MODEL (list);
}

static void
add_column (DeskListMapping       *self,
            const DeskListColumns *columns,
            guint                  column,
            GListModel            *roles)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autofree char *title = NULL;

  if (column < columns->titles->len)
    title = g_strdup (g_ptr_array_index (columns->titles, column));
  if (title == NULL || *title == '\0')
    {
      g_free (title);
      title = g_strdup_printf (_("Column %u"), column + 1);
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), roles);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), desk_list_columns_get (columns, column));
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (selected_cb), self);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
remove_rows (DeskListMapping *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  if (self->sheet != NULL)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->sheet));
  self->sheet = NULL;
}

static void
add_sheets (DeskListMapping       *self,
            const DeskListColumns *columns)
{
  g_autoptr (GtkStringList) names = NULL;
  GtkWidget *row;

  if (g_strv_length (columns->sheets) < 2)
    return;
  names = gtk_string_list_new ((const char * const *) columns->sheets);
  row = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Sheet"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), columns->sheet);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (selected_cb), self);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  self->sheet = ADW_COMBO_ROW (row);
}

/**
 * desk_list_mapping_set_columns:
 *
 * Shows the columns of a sheet that was read for the first time.
 */
void
desk_list_mapping_set_columns (DeskListMapping       *self,
                               const DeskListColumns *columns)
{
  g_autoptr (GListModel) roles = make_roles ();

  g_return_if_fail (DESK_IS_LIST_MAPPING (self));

  remove_rows (self);
  add_sheets (self, columns);
  for (guint i = 0; i < columns->n_columns; i++)
    add_column (self, columns, i, roles);
  update_subtitle (self);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), !desk_list_columns_say_who (columns));
}

/**
 * desk_list_mapping_get_sheet:
 *
 * Returns: (transfer none) (nullable): the name of the one chosen; %NULL where there is no choice
 */
const char *
desk_list_mapping_get_sheet (DeskListMapping *self)
{
  g_return_val_if_fail (DESK_IS_LIST_MAPPING (self), NULL);

  return self->sheet != NULL
           ? gtk_string_object_get_string (adw_combo_row_get_selected_item (self->sheet))
           : NULL;
}

/**
 * desk_list_mapping_set_sheet:
 *
 * Chooses as the person would.
 */
void
desk_list_mapping_set_sheet (DeskListMapping *self,
                             guint            sheet)
{
  g_return_if_fail (DESK_IS_LIST_MAPPING (self));
  g_return_if_fail (self->sheet != NULL);

  adw_combo_row_set_selected (self->sheet, sheet);
}

/**
 * desk_list_mapping_get_roles:
 *
 * Returns: (transfer full) (element-type DeskListRole): what the person says
 */
GArray *
desk_list_mapping_get_roles (DeskListMapping *self)
{
  GArray *roles;

  g_return_val_if_fail (DESK_IS_LIST_MAPPING (self), NULL);

  roles = g_array_new (FALSE, FALSE, sizeof (DeskListRole));
  for (guint i = 0; i < self->rows->len; i++)
    {
      DeskListRole role = adw_combo_row_get_selected (g_ptr_array_index (self->rows, i));

      g_array_append_val (roles, role);
    }
  return roles;
}

/**
 * desk_list_mapping_set_role:
 *
 * Chooses as the person would.
 */
void
desk_list_mapping_set_role (DeskListMapping *self,
                            guint            column,
                            DeskListRole     role)
{
  g_return_if_fail (DESK_IS_LIST_MAPPING (self));
  g_return_if_fail (column < self->rows->len);

  adw_combo_row_set_selected (g_ptr_array_index (self->rows, column), role);
}
