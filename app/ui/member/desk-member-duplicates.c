/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-duplicates.h"

#include "desk-duplicate-row.h"
#include "desk-row-pool.h"

#include <glib/gi18n-lib.h>

/* More may share the phone of a house. */
#define FEW 3

/**
 * DeskMemberDuplicates:
 *
 * Who may be the same person under another number, and what is said of it; there where anybody is.
 */
struct _DeskMemberDuplicates
{
  AdwPreferencesGroup  parent_instance;

  DeskRowPool          pool;
  GtkWidget           *more;
  DeskDeeds           *deeds;
  char                *member_no;
  GPtrArray           *pairs;           /* (nullable) (element-type DeskDuplicate) */
  gboolean             all;
};

G_DEFINE_FINAL_TYPE (DeskMemberDuplicates, desk_member_duplicates, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
make_row (gpointer user_data)
{
  return desk_duplicate_row_new (user_data);
}

static void
show_pairs (DeskMemberDuplicates *self)
{
  guint n_rows = self->all ? self->pairs->len : MIN (self->pairs->len, FEW);

  for (guint i = 0; i < n_rows; i++)
    {
      GtkWidget *row = desk_row_pool_get (&self->pool, i, make_row, self->deeds);

      desk_duplicate_row_set_pair (DESK_DUPLICATE_ROW (row), g_ptr_array_index (self->pairs, i));
    }
  desk_row_pool_trim (&self->pool, n_rows);
  gtk_widget_set_visible (self->more, n_rows < self->pairs->len);
}

static void
show_all_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  DeskMemberDuplicates *self = DESK_MEMBER_DUPLICATES (widget);

  self->all = TRUE;
  if (self->pairs != NULL)
    show_pairs (self);
}

static void
desk_member_duplicates_dispose (GObject *object)
{
  DeskMemberDuplicates *self = DESK_MEMBER_DUPLICATES (object);

  desk_row_pool_clear (&self->pool);
  g_clear_object (&self->deeds);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);

  G_OBJECT_CLASS (desk_member_duplicates_parent_class)->dispose (object);
}

static void
desk_member_duplicates_finalize (GObject *object)
{
  g_free (DESK_MEMBER_DUPLICATES (object)->member_no);

  G_OBJECT_CLASS (desk_member_duplicates_parent_class)->finalize (object);
}

static void
desk_member_duplicates_class_init (DeskMemberDuplicatesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_member_duplicates_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_member_duplicates_finalize;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "duplicates.show-all", NULL,
                                   show_all_action);
}

static void
desk_member_duplicates_init (DeskMemberDuplicates *self)
{
  desk_row_pool_init (&self->pool, ADW_PREFERENCES_GROUP (self));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Under Another Number"));
  self->more = gtk_button_new_with_mnemonic (_("Show _All"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->more), "duplicates.show-all");
  gtk_widget_add_css_class (self->more, "flat");
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->more);
}

GtkWidget *
desk_member_duplicates_new (DeskDeeds *deeds)
{
  DeskMemberDuplicates *self = g_object_new (DESK_TYPE_MEMBER_DUPLICATES, NULL);

  self->deeds = g_object_ref (deeds);
  return GTK_WIDGET (self);
}

void
desk_member_duplicates_show (DeskMemberDuplicates *self,
                             const DeskMemberFile *file)
{
  g_return_if_fail (DESK_IS_MEMBER_DUPLICATES (self));

  if (g_strcmp0 (self->member_no, file->member->member_no) != 0)
    {
      self->all = FALSE;
      g_free (self->member_no);
      self->member_no = g_strdup (file->member->member_no);
    }
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  self->pairs = g_ptr_array_ref (file->duplicates);
  show_pairs (self);
}
