/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-today-section.h"

#include <glib/gi18n-lib.h>

/* A long section begins with these; a button shows the rest. */
#define MANY_ROWS 200
#define FIRST_ROWS 50

/**
 * DeskTodaySection:
 *
 * A heading with its number, and a row for every item. Sections without items are not seen. When
 * the items change, rows that stay keep their widget, with the form that may be open in it and the
 * focus.
 *
 * Property: "title". Action: "section.show-all".
 */
struct _DeskTodaySection
{
  GtkWidget            parent_instance;

  GtkWidget           *box;
  GtkLabel            *title;
  GtkLabel            *number;
  GtkLabel            *remark;
  GtkListBox          *list;
  GtkButton           *more;

  const DeskTodayKind *kind;
  gpointer             context;
  GHashTable          *rows;    /* key → row, of the rows in the list */
  GPtrArray           *items;   /* nullable */
  gboolean             show_all;
};

G_DEFINE_FINAL_TYPE (DeskTodaySection, desk_today_section, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static guint
count_shown (DeskTodaySection *self)
{
  if (self->show_all || self->items->len <= MANY_ROWS)
    return self->items->len;
  return FIRST_ROWS;
}

/* Removes the rows of what is no longer shown. */
static void
drop_rows (DeskTodaySection *self,
           guint             n_shown)
{
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key, row;

  for (guint i = 0; i < n_shown; i++)
    g_hash_table_add (shown, self->kind->get_key (g_ptr_array_index (self->items, i)));

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, &row))
    if (!g_hash_table_contains (shown, key))
      {
        gtk_list_box_remove (self->list, row);
        g_hash_table_iter_remove (&iter);
      }
}

/* Puts the row of an item at its position; one that is there already is not touched. */
static void
place_row (DeskTodaySection *self,
           gconstpointer     item,
           int               position)
{
  g_autofree char *key = self->kind->get_key (item);
  GtkWidget *row = g_hash_table_lookup (self->rows, key);

  if (row == NULL)
    {
      row = self->kind->make_row (self->context);
      gtk_list_box_insert (self->list, row, position);
      g_hash_table_insert (self->rows, g_steal_pointer (&key), row);
    }
  else if (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) != position)
    {
      g_object_ref (row);
      gtk_list_box_remove (self->list, row);
      gtk_list_box_insert (self->list, row, position);
      g_object_unref (row);
    }
  self->kind->update_row (row, item, self->context);
}

/* Where the row with the focus went, the next one gets it: the keyboard goes on down the list. */
static void
move_focus (DeskTodaySection *self,
            int               position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, position);

  if (row == NULL && position > 0)
    row = gtk_list_box_get_row_at_index (self->list, position - 1);
  if (row != NULL)
    gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

static void
fill_list (DeskTodaySection *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  g_autoptr (GtkWidget) row = focus != NULL ? g_object_ref (focus) : NULL;
  int position = row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
  guint n_shown = count_shown (self);

  drop_rows (self, n_shown);
  for (guint i = 0; i < n_shown; i++)
    place_row (self, g_ptr_array_index (self->items, i), (int) i);
  if (row != NULL && gtk_widget_get_parent (row) == NULL)
    move_focus (self, position);
}

static void
show_numbers (DeskTodaySection *self)
{
  g_autofree char *number = g_strdup_printf ("%u", self->items->len);
  g_autofree char *more = NULL;

  gtk_label_set_label (self->number, number);
  gtk_widget_set_visible (GTK_WIDGET (self), self->items->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->more), count_shown (self) < self->items->len);
  more = g_strdup_printf (ngettext ("Show All %u", "Show All %u", self->items->len),
                          self->items->len);
  gtk_button_set_label (self->more, more);
}

static void
desk_today_section_show_all_action (GtkWidget  *widget,
                                    const char *name,
                                    GVariant   *parameter)
{
  DeskTodaySection *self = DESK_TODAY_SECTION (widget);

  self->show_all = TRUE;
  if (self->items == NULL)
    return;
  fill_list (self);
  show_numbers (self);
}

static void
desk_today_section_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  DeskTodaySection *self = DESK_TODAY_SECTION (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->title));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_today_section_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  DeskTodaySection *self = DESK_TODAY_SECTION (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      gtk_label_set_label (self->title, g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_today_section_dispose (GObject *object)
{
  DeskTodaySection *self = DESK_TODAY_SECTION (object);

  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_today_section_parent_class)->dispose (object);
}

static void
desk_today_section_class_init (DeskTodaySectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_today_section_dispose;
  object_class->get_property = desk_today_section_get_property;
  object_class->set_property = desk_today_section_set_property;

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "today/desk-today-section.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskTodaySection, box);
  gtk_widget_class_bind_template_child (widget_class, DeskTodaySection, title);
  gtk_widget_class_bind_template_child (widget_class, DeskTodaySection, number);
  gtk_widget_class_bind_template_child (widget_class, DeskTodaySection, remark);
  gtk_widget_class_bind_template_child (widget_class, DeskTodaySection, list);
  gtk_widget_class_bind_template_child (widget_class, DeskTodaySection, more);
  gtk_widget_class_install_action (widget_class, "section.show-all", NULL,
                                   desk_today_section_show_all_action);
}

static void
desk_today_section_init (DeskTodaySection *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_today_section_set_kind:
 * @kind: (transfer none): static
 * @context: passed on to @kind's functions
 */
void
desk_today_section_set_kind (DeskTodaySection    *self,
                             const DeskTodayKind *kind,
                             gpointer             context)
{
  g_return_if_fail (DESK_IS_TODAY_SECTION (self));

  self->kind = kind;
  self->context = context;
}

/**
 * desk_today_section_set_items:
 * @items: in the order in which they are shown; kept until the next ones, so that all can be shown
 * later
 */
void
desk_today_section_set_items (DeskTodaySection *self,
                              GPtrArray        *items)
{
  g_return_if_fail (DESK_IS_TODAY_SECTION (self));
  g_return_if_fail (self->kind != NULL);

  g_ptr_array_ref (items);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = items;
  fill_list (self);
  show_numbers (self);
}

/**
 * desk_today_section_set_remark:
 * @remark: (nullable): what holds for all of its rows, beside the title
 */
void
desk_today_section_set_remark (DeskTodaySection *self,
                               const char       *remark)
{
  g_return_if_fail (DESK_IS_TODAY_SECTION (self));

  gtk_label_set_label (self->remark, remark != NULL ? remark : "");
  gtk_widget_set_visible (GTK_WIDGET (self->remark), remark != NULL);
}

/**
 * desk_today_section_get_remark:
 *
 * Returns: what holds for all of its rows, or ""
 */
const char *
desk_today_section_get_remark (DeskTodaySection *self)
{
  g_return_val_if_fail (DESK_IS_TODAY_SECTION (self), NULL);

  return gtk_label_get_label (self->remark);
}

guint
desk_today_section_get_n_rows (DeskTodaySection *self)
{
  g_return_val_if_fail (DESK_IS_TODAY_SECTION (self), 0);

  return g_hash_table_size (self->rows);
}

/**
 * desk_today_section_get_row:
 *
 * Returns: (nullable) (transfer none): the row at @position
 */
GtkWidget *
desk_today_section_get_row (DeskTodaySection *self,
                            guint             position)
{
  g_return_val_if_fail (DESK_IS_TODAY_SECTION (self), NULL);

  return GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) position));
}
