/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-visit-members.h"

#include "desk-focus.h"

#include <adwaita.h>
#include <desk-labels.h>
#include <desk-member-query.h>
#include <glib/gi18n-lib.h>

/* More are found by another letter. */
#define MAX_ROWS 30

struct _DeskVisitMembers
{
  GtkWidget       parent_instance;

  GtkBox         *box;
  GtkSearchEntry *entry;
  GtkListBox     *list;

  DeskStore      *store;
  GCancellable   *cancellable;
  char           *wanted;       /* to be selected when it is found */
};

G_DEFINE_FINAL_TYPE (DeskVisitMembers, desk_visit_members, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_MEMBER_NO,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clear_list (DeskVisitMembers *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL
         && GTK_IS_LIST_BOX_ROW (row))
    gtk_list_box_remove (self->list, row);
}

static GtkWidget *
make_row (const DeskMemberRow *member)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = desk_label_member_name (member->name, member->salutation);
  g_autofree char *subtitle =
    g_strdup_printf ("%s · %s", member->member_no, desk_tier_get_label (member->tier));
  g_autoptr (GdkContentProvider) content =
    gdk_content_provider_new_typed (G_TYPE_STRING, member->member_no);
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_content (source, content);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_name (row, member->member_no);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
show_rows (DeskVisitMembers *self,
           GPtrArray        *members)
{
  clear_list (self);
  for (guint i = 0; i < members->len; i++)
    {
      const DeskMemberRow *member = g_ptr_array_index (members, i);
      GtkWidget *row;

      if (member == NULL)
        continue;
      row = make_row (member);
      gtk_list_box_append (self->list, row);
      if (g_strcmp0 (self->wanted, member->member_no) == 0)
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MEMBER_NO]);
}

static void
rows_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (DeskVisitMembers) self = user_data;
  g_autoptr (GPtrArray) rows = desk_store_load_rows_finish (DESK_STORE (source), result, NULL);

  if (rows != NULL && !g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    show_rows (self, rows);
}

static void
ids_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (DeskVisitMembers) self = user_data;
  g_autoptr (GArray) ids = desk_store_find_members_finish (DESK_STORE (source), result, NULL);

  if (ids != NULL && !g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    desk_store_load_rows_async (DESK_STORE (source), (const gint64 *) (gpointer) ids->data,
                                MIN (ids->len, MAX_ROWS), NULL, self->cancellable, rows_cb,
                                g_object_ref (self));
}

static void
search_cb (DeskVisitMembers *self)
{
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_free (query->text);
  query->text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  desk_store_find_members_async (self->store, query, self->cancellable, ids_cb,
                                 g_object_ref (self));
}

static void
selected_cb (DeskVisitMembers *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MEMBER_NO]);
}

static void
activated_cb (DeskVisitMembers *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

/* From the search, Enter takes the first that was found. */
static void
entered_cb (DeskVisitMembers *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (first == NULL)
    return;
  gtk_list_box_select_row (self->list, first);
  activated_cb (self);
}

/* Escape ends the search first, then the dialog around it where there is one. */
static void
stopped_cb (DeskVisitMembers *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "visit.cancel", NULL);
}

static void
desk_visit_members_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_MEMBER_NO:
      g_value_set_string (value, desk_visit_members_get (DESK_VISIT_MEMBERS (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
desk_visit_members_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_VISIT_MEMBERS (widget)->entry));
}

static void
desk_visit_members_dispose (GObject *object)
{
  DeskVisitMembers *self = DESK_VISIT_MEMBERS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer ((GtkWidget **) &self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_visit_members_parent_class)->dispose (object);
}

static void
desk_visit_members_finalize (GObject *object)
{
  g_free (DESK_VISIT_MEMBERS (object)->wanted);

  G_OBJECT_CLASS (desk_visit_members_parent_class)->finalize (object);
}

static void
desk_visit_members_class_init (DeskVisitMembersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_visit_members_dispose;
  object_class->finalize = desk_visit_members_finalize;
  object_class->get_property = desk_visit_members_get_property;
  widget_class->grab_focus = desk_visit_members_grab_focus;
  widget_class->focus = desk_focus_children;

  properties[PROP_MEMBER_NO] =
    g_param_spec_string ("member-no", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[ACTIVATED] = g_signal_new ("activated", DESK_TYPE_VISIT_MEMBERS, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "visits/desk-visit-members.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskVisitMembers, box);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitMembers, entry);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitMembers, list);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
}

static void
desk_visit_members_init (DeskVisitMembers *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
desk_visit_members_new (DeskStore *store)
{
  DeskVisitMembers *self = g_object_new (DESK_TYPE_VISIT_MEMBERS, NULL);

  self->store = g_object_ref (store);
  search_cb (self);
  return GTK_WIDGET (self);
}

/**
 * desk_visit_members_get:
 *
 * Returns: the number of who is selected; "" for nobody
 */
const char *
desk_visit_members_get (DeskVisitMembers *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? gtk_widget_get_name (GTK_WIDGET (row)) : "";
}

/**
 * desk_visit_members_search:
 * @text: what is searched for; the member of this number is selected once found
 */
void
desk_visit_members_search (DeskVisitMembers *self,
                           const char       *text)
{
  g_return_if_fail (DESK_IS_VISIT_MEMBERS (self));

  g_free (self->wanted);
  self->wanted = g_strdup (text);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  search_cb (self);
}

/**
 * desk_visit_members_count:
 *
 * Returns: how many are listed
 */
guint
desk_visit_members_count (DeskVisitMembers *self)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (self->list, (int) n) != NULL)
    n++;
  return n;
}
