/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-occasion-row.h"

#include "desk-aside-layout.h"
#include "desk-copy.h"
#include "desk-format.h"
#include "desk-later-button.h"
#include "desk-member-link.h"

#include <desk-labels.h>
#include <glib/gi18n-lib.h>

/**
 * DeskOccasionRow:
 *
 * A greeting that is due (P3), to one member or to many, with words for it (P1). A birthday that is
 * over can only be recorded as missed.
 *
 * Action: "occasion.copy" copies the words. The page's "today.occasion-record" and
 * "today.occasion-miss" record what became of it,
 * "today.weather-withdraw" forgets a warning.
 */
struct _DeskOccasionRow
{
  GtkListBoxRow    parent_instance;

  DeskMemberLink  *link;
  GtkLabel        *many;
  GtkLabel        *detail;
  GtkWidget       *greeting;
  GtkLabel        *words;
  GtkActionable   *record;
  GtkActionable   *miss;
  GtkActionable   *withdraw;
  DeskLaterButton *later;
};

G_DEFINE_FINAL_TYPE (DeskOccasionRow, desk_occasion_row, GTK_TYPE_LIST_BOX_ROW)

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  desk_copy_text (widget, gtk_label_get_label (DESK_OCCASION_ROW (widget)->words));
  gtk_widget_activate_action (widget, "today.say", "s", _("Copied."));
}

/* Whom to greet, and when that may be done (H3). */
static char *
describe (const DeskOccasionItem *item,
          gint64                  now_ms,
          GTimeZone              *zone)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *label = desk_occasion_item_describe (item);
  g_autofree char *opens = desk_format_moment (item->callable_from_ms, now_ms, zone);
  g_autofree char *tried = desk_format_moment (item->tried_ms, now_ms, zone);

  if (item->ids == NULL)
    g_string_append (text, label);
  else
    g_string_append_printf (text, ngettext ("%u member not greeted yet",
                                            "%u members not greeted yet", item->ids->len),
                            item->ids->len);
  if (!item->callable_now && !item->missed)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _("from %s"), opens);
    }
  if (item->tried_ms != 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _("tried %s"), tried);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_words (DeskOccasionRow        *self,
            const DeskOccasionItem *item)
{
  g_autofree char *words = desk_occasion_item_suggest (item);

  gtk_label_set_label (self->words, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->words), words);
  gtk_widget_set_visible (self->greeting, *words != '\0');
}

static void
show_actions (DeskOccasionRow        *self,
              const DeskOccasionItem *item)
{
  g_autofree char *key = desk_occasion_item_make_key (item);

  gtk_actionable_set_action_target (self->record, "s", key);
  gtk_actionable_set_action_target (self->miss, "s", key);
  desk_later_button_set_cause (self->later, item->member_no, item->missed ? NULL : item->cause);
  gtk_actionable_set_action_target (self->withdraw, "s", key);
  gtk_widget_set_visible (GTK_WIDGET (self->withdraw), *item->warning != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->record), !item->missed);
  gtk_widget_set_visible (GTK_WIDGET (self->miss), item->missed);
}

/* Returns: who, or what for, as a screen reader says it first. */
static char *
show_title (DeskOccasionRow        *self,
            const DeskOccasionItem *item)
{
  gboolean many = item->ids != NULL;
  g_autofree char *label = desk_occasion_item_describe (item);

  gtk_widget_set_visible (GTK_WIDGET (self->link), !many);
  gtk_widget_set_visible (GTK_WIDGET (self->many), many);
  gtk_label_set_label (self->many, many ? label : "");
  if (many)
    return g_steal_pointer (&label);
  desk_member_link_set_member (self->link, item->member_no, item->name, item->salutation,
                               item->tier);
  return desk_label_member_name (item->name, item->salutation);
}

static void
desk_occasion_row_class_init (DeskOccasionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DESK_TYPE_ASIDE_LAYOUT);
  g_type_ensure (DESK_TYPE_MEMBER_LINK);
  g_type_ensure (DESK_TYPE_LATER_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "today/desk-occasion-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskOccasionRow, link);
  gtk_widget_class_bind_template_child (widget_class, DeskOccasionRow, many);
  gtk_widget_class_bind_template_child (widget_class, DeskOccasionRow, detail);
  gtk_widget_class_bind_template_child (widget_class, DeskOccasionRow, greeting);
  gtk_widget_class_bind_template_child (widget_class, DeskOccasionRow, words);
  gtk_widget_class_bind_template_child (widget_class, DeskOccasionRow, record);
  gtk_widget_class_bind_template_child (widget_class, DeskOccasionRow, miss);
  gtk_widget_class_bind_template_child (widget_class, DeskOccasionRow, withdraw);
  gtk_widget_class_bind_template_child (widget_class, DeskOccasionRow, later);
  gtk_widget_class_install_action (widget_class, "occasion.copy", NULL, copy_action);
}

static void
desk_occasion_row_init (DeskOccasionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
desk_occasion_row_new (void)
{
  return g_object_new (DESK_TYPE_OCCASION_ROW, NULL);
}

/**
 * desk_occasion_row_set_item:
 * @item: copied
 * @zone: the policy's
 *
 * Shows @item as of @now_ms (P3).
 */
void
desk_occasion_row_set_item (DeskOccasionRow        *self,
                            const DeskOccasionItem *item,
                            gint64                  now_ms,
                            GTimeZone              *zone)
{
  g_autofree char *title = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (DESK_IS_OCCASION_ROW (self));

  title = show_title (self, item);
  detail = describe (item, now_ms, zone);
  gtk_label_set_label (self->detail, detail);
  show_words (self, item);
  show_actions (self, item);
  label = g_strjoin (", ", title, detail, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * desk_occasion_row_get_words:
 *
 * Returns: (transfer none): the greeting that is suggested, "" for none
 */
const char *
desk_occasion_row_get_words (DeskOccasionRow *self)
{
  g_return_val_if_fail (DESK_IS_OCCASION_ROW (self), NULL);

  return gtk_label_get_label (self->words);
}
