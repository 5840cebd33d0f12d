/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-facts.h"

#include "desk-fact-row.h"

#include <glib/gi18n-lib.h>

/**
 * DeskMemberFacts:
 *
 * What the manager knows of the member that the billing feed does not.
 */
struct _DeskMemberFacts
{
  AdwPreferencesGroup  parent_instance;

  GPtrArray           *rows;    /* (element-type GtkWidget) */
  GtkWidget           *add;
  DeskStore           *store;
  char                *shown;   /* what the rows were made of */
};

G_DEFINE_FINAL_TYPE (DeskMemberFacts, desk_member_facts, ADW_TYPE_PREFERENCES_GROUP)

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();
  const char * const *kinds = desk_fact_list ();

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (desk_fact_get_label (kinds[i]), NULL);

      g_menu_item_set_action_and_target (item, "member.edit-fact", "(ss)", kinds[i], "");
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

/* A text that changes with whatever is shown. */
static char *
sum_up (const DeskMemberFile *file)
{
  GString *sum = g_string_new (file->member->member_no);

  for (guint i = 0; i < file->facts->len; i++)
    {
      const DeskKnownFact *known = g_ptr_array_index (file->facts, i);

      g_string_append_printf (sum, "\n%s %s %d", known->version, known->next, known->provisional);
    }
  return g_string_free (sum, FALSE);
}

static void
add_row (DeskMemberFacts     *self,
         const char          *member_no,
         const DeskKnownFact *known)
{
  GtkWidget *row = desk_fact_row_new (self->store, member_no, known);

  if (known->provisional)
    gtk_widget_add_css_class (row, "provisional");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
desk_member_facts_dispose (GObject *object)
{
  DeskMemberFacts *self = DESK_MEMBER_FACTS (object);

  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_member_facts_parent_class)->dispose (object);
}

static void
desk_member_facts_finalize (GObject *object)
{
  DeskMemberFacts *self = DESK_MEMBER_FACTS (object);

  g_ptr_array_unref (self->rows);
  g_free (self->shown);

  G_OBJECT_CLASS (desk_member_facts_parent_class)->finalize (object);
}

static void
desk_member_facts_class_init (DeskMemberFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_member_facts_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_member_facts_finalize;
}

static void
desk_member_facts_init (DeskMemberFacts *self)
{
  g_autoptr (GMenuModel) menu = make_menu ();

  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Good to Know"));
  self->add = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->add), "list-add-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->add), menu);
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_set_tooltip_text (self->add, _("Add what is good to know"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Add what is good to know"), -1);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add);
}

GtkWidget *
desk_member_facts_new (DeskStore *store)
{
  DeskMemberFacts *self = g_object_new (DESK_TYPE_MEMBER_FACTS, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
desk_member_facts_show (DeskMemberFacts      *self,
                        const DeskMemberFile *file)
{
  g_autofree char *sum = sum_up (file);
  gboolean focused;

  g_return_if_fail (DESK_IS_MEMBER_FACTS (self));

  if (g_strcmp0 (sum, self->shown) == 0)
    return;
  focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < file->facts->len; i++)
    add_row (self, file->member->member_no, g_ptr_array_index (file->facts, i));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self),
      self->rows->len > 0 ? NULL : _("Hours, family, interests: nothing is noted yet."));
  if (focused)
    gtk_widget_grab_focus (self->add);
  g_free (self->shown);
  self->shown = g_steal_pointer (&sum);
}
