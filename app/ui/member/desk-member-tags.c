/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-tags.h"

#include "desk-tag-entry.h"
#include "desk-wrap-layout.h"

#include <desk-tag.h>
#include <glib/gi18n-lib.h>

#define SPACING 6

/**
 * DeskMemberTags:
 *
 * Short words about the member, each taken away or added in place.
 */
struct _DeskMemberTags
{
  GtkWidget     parent_instance;

  GPtrArray    *chips;          /* (element-type GtkWidget): in the order of the tags */
  GPtrArray    *tags;           /* (element-type utf8) */
  GtkWidget    *button;         /* to add one */
  DeskTagEntry *entry;          /* in the button's place, while one is added */
  DeskDeeds    *deeds;
  char         *member_no;
};

G_DEFINE_FINAL_TYPE (DeskMemberTags, desk_member_tags, GTK_TYPE_WIDGET)

static void
stop_adding (DeskMemberTags *self)
{
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) == GTK_WIDGET (self->entry);

  gtk_widget_show (self->button);
  if (focused)
    gtk_widget_grab_focus (self->button);
  gtk_widget_hide (GTK_WIDGET (self->entry));
}

static gboolean
has_tag (DeskMemberTags *self,
         const char     *tag)
{
  g_autofree char *folded = desk_tag_fold (tag);

  for (guint i = 0; i < self->tags->len; i++)
    {
      g_autofree char *other = desk_tag_fold (g_ptr_array_index (self->tags, i));

      if (g_str_equal (other, folded))
        return TRUE;
    }
  return FALSE;
}

static void
taken_cb (DeskMemberTags *self,
          const char     *tag)
{
  if (!has_tag (self, tag))
    desk_deeds_perform (self->deeds, desk_deed_new_add_tag (self->member_no, tag));
  stop_adding (self);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DeskMemberTags *self = DESK_MEMBER_TAGS (widget);
  const char *tag = g_variant_get_string (parameter, NULL);

  if (self->member_no != NULL && has_tag (self, tag))
    desk_deeds_perform (self->deeds, desk_deed_new_remove_tag (self->member_no, tag));
}

static GtkWidget *
make_chip (const char *tag)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (tag);
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *words = NULL;

  /* Translators: %s is a tag, a short word about a member */
  words = g_strdup_printf (_("Remove the tag “%s”"), tag);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (remove, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), "tags.remove");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (remove), "s", tag);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "circular");
  gtk_widget_add_css_class (chip, "tag-chip");
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), remove);
  return chip;
}

static gboolean
find_focused (DeskMemberTags *self,
              guint          *place)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < self->chips->len; i++)
    if (gtk_widget_is_ancestor (focus, g_ptr_array_index (self->chips, i)))
      {
        *place = i;
        return TRUE;
      }
  return FALSE;
}

/* Whoever was at a tag that goes is at the next one then, or at the button. */
static void
show_chips (DeskMemberTags *self)
{
  guint place = 0;
  gboolean in_chip = find_focused (self, &place);

  for (guint i = 0; i < self->chips->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->chips, i));
  g_ptr_array_set_size (self->chips, 0);
  for (guint i = 0; i < self->tags->len; i++)
    {
      GtkWidget *chip = make_chip (g_ptr_array_index (self->tags, i));

      gtk_widget_insert_before (chip, GTK_WIDGET (self), self->button);
      g_ptr_array_add (self->chips, chip);
    }
  if (in_chip && place < self->chips->len)
    gtk_widget_grab_focus (gtk_widget_get_last_child (g_ptr_array_index (self->chips, place)));
  else if (in_chip)
    gtk_widget_grab_focus (self->button);
}

static gboolean
are_same (GPtrArray *left,
          GPtrArray *right)
{
  if (left->len != right->len)
    return FALSE;
  for (guint i = 0; i < left->len; i++)
    if (!g_str_equal (g_ptr_array_index (left, i), g_ptr_array_index (right, i)))
      return FALSE;
  return TRUE;
}

static void
desk_member_tags_dispose (GObject *object)
{
  DeskMemberTags *self = DESK_MEMBER_TAGS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->chips, g_ptr_array_unref);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_clear_object (&self->deeds);

  G_OBJECT_CLASS (desk_member_tags_parent_class)->dispose (object);
}

static void
desk_member_tags_finalize (GObject *object)
{
  g_free (DESK_MEMBER_TAGS (object)->member_no);

  G_OBJECT_CLASS (desk_member_tags_parent_class)->finalize (object);
}

static void
desk_member_tags_class_init (DeskMemberTagsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_member_tags_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_member_tags_finalize;

  gtk_widget_class_install_action (widget_class, "tags.remove", "s", remove_action);
  gtk_widget_class_set_layout_manager_type (widget_class, DESK_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
desk_member_tags_init (DeskMemberTags *self)
{
  self->chips = g_ptr_array_new ();
  self->tags = g_ptr_array_new_with_free_func (g_free);
  g_object_set (gtk_widget_get_layout_manager (GTK_WIDGET (self)), "spacing", SPACING, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Tags"),
                                  -1);

  self->button = gtk_button_new_with_mnemonic (_("Add Ta_g"));
  gtk_widget_add_css_class (self->button, "chip");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->button, _("Add a tag (Ctrl+G)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "member.add-tag");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
desk_member_tags_new (DeskStore *store,
                      DeskDeeds *deeds)
{
  DeskMemberTags *self = g_object_new (DESK_TYPE_MEMBER_TAGS, NULL);

  self->deeds = g_object_ref (deeds);
  self->entry = DESK_TAG_ENTRY (desk_tag_entry_new (store));
  gtk_widget_hide (GTK_WIDGET (self->entry));
  g_signal_connect_swapped (self->entry, "taken", G_CALLBACK (taken_cb), self);
  g_signal_connect_swapped (self->entry, "left", G_CALLBACK (stop_adding), self);
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

void
desk_member_tags_show (DeskMemberTags       *self,
                       const DeskMemberFile *file)
{
  gboolean same;

  g_return_if_fail (DESK_IS_MEMBER_TAGS (self));

  same = are_same (self->tags, file->tags);
  if (g_strcmp0 (self->member_no, file->member->member_no) != 0)
    {
      stop_adding (self);
      g_free (self->member_no);
      self->member_no = g_strdup (file->member->member_no);
    }
  g_ptr_array_unref (self->tags);
  self->tags = g_ptr_array_ref (file->tags);
  if (!same)
    show_chips (self);
}

/**
 * desk_member_tags_add:
 *
 * Begins a new tag, or goes on with the one that was begun.
 */
void
desk_member_tags_add (DeskMemberTags *self)
{
  g_return_if_fail (DESK_IS_MEMBER_TAGS (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self->entry)))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
      return;
    }
  gtk_widget_show (GTK_WIDGET (self->entry));
  desk_tag_entry_start (self->entry);
  gtk_widget_hide (self->button);
}
