/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-sync-head.h"

#include "desk-focus.h"

/**
 * DeskSyncHead:
 *
 * How things stand, as the heading of the sync page: what it means, what went wrong, how far it is,
 * and the one button that leads on. Activates "win.sync" and the page's "sync.enrol".
 */
struct _DeskSyncHead
{
  GtkWidget       parent_instance;

  GtkWidget      *box;
  GtkImage       *icon;
  GtkLabel       *title;
  GtkLabel       *story;
  GtkLabel       *trouble;
  GtkProgressBar *progress;
  GtkWidget      *sync_now;
  GtkWidget      *enrol;
  GtkWidget      *remove;
  GtkWidget      *clock;
  GtkLabel       *clock_text;
  GtkWidget      *policy;
  GtkLabel       *policy_text;
};

G_DEFINE_FINAL_TYPE (DeskSyncHead, desk_sync_head, GTK_TYPE_WIDGET)

/* The label with its text, or nothing of it. */
static void
set_text (GtkLabel   *label,
          const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

/* The label with its frame, or neither. */
static void
set_notice (GtkWidget  *frame,
            GtkLabel   *label,
            const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (frame, text != NULL);
}

/* What went wrong, unless the story tells it already. */
static void
show_trouble (DeskSyncHead       *self,
              const DeskSyncFace *face,
              const GError       *error)
{
  gboolean told =
    error == NULL || face->locked_out || g_str_equal (error->message, face->story);

  set_text (self->trouble, told ? "" : error->message);
}

/* One of the two buttons; the focus of the one that goes moves on to the other. */
static void
show_way_on (DeskSyncHead       *self,
             const DeskSyncFace *face)
{
  gboolean focused = gtk_widget_is_focus (self->sync_now) || gtk_widget_is_focus (self->enrol) ||
                     gtk_widget_is_focus (self->remove);

  gtk_widget_set_visible (self->enrol, face->locked_out);
  gtk_widget_set_visible (self->remove, face->revoked);
  gtk_widget_set_visible (self->sync_now, !face->locked_out);
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
desk_sync_head_grab_focus (GtkWidget *widget)
{
  DeskSyncHead *self = DESK_SYNC_HEAD (widget);

  return gtk_widget_grab_focus (gtk_widget_get_visible (self->enrol) ? self->enrol
                                                                     : self->sync_now);
}

static void
desk_sync_head_dispose (GObject *object)
{
  DeskSyncHead *self = DESK_SYNC_HEAD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_sync_head_parent_class)->dispose (object);
}

static void
desk_sync_head_class_init (DeskSyncHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_sync_head_dispose;
  widget_class->grab_focus = desk_sync_head_grab_focus;
  widget_class->focus = desk_focus_children;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "sync/desk-sync-head.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskSyncHead, box);
  gtk_widget_class_bind_template_child (widget_class, DeskSyncHead, icon);
  gtk_widget_class_bind_template_child (widget_class, DeskSyncHead, title);
  gtk_widget_class_bind_template_child (widget_class, DeskSyncHead, story);
  gtk_widget_class_bind_template_child (widget_class, DeskSyncHead, trouble);
  gtk_widget_class_bind_template_child (widget_class, DeskSyncHead, progress);
  gtk_widget_class_bind_template_child (widget_class, DeskSyncHead, sync_now);
  gtk_widget_class_bind_template_child (widget_class, DeskSyncHead, enrol);
  gtk_widget_class_bind_template_child (widget_class, DeskSyncHead, remove);
  gtk_widget_class_bind_template_child (widget_class, DeskSyncHead, clock);
  gtk_widget_class_bind_template_child (widget_class, DeskSyncHead, clock_text);
  gtk_widget_class_bind_template_child (widget_class, DeskSyncHead, policy);
  gtk_widget_class_bind_template_child (widget_class, DeskSyncHead, policy_text);
}

static void
desk_sync_head_init (DeskSyncHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_sync_head_set_face:
 * @face: copied
 * @error: (nullable): why the last round failed
 */
void
desk_sync_head_set_face (DeskSyncHead       *self,
                         const DeskSyncFace *face,
                         const GError       *error)
{
  g_return_if_fail (DESK_IS_SYNC_HEAD (self));

  gtk_image_set_from_icon_name (self->icon, face->icon_name);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), (const char *[]) { face->css_class, NULL });
  gtk_label_set_label (self->title, face->title);
  set_text (self->story, face->story);
  set_notice (self->clock, self->clock_text, face->clock);
  set_notice (self->policy, self->policy_text, face->policy);
  show_trouble (self, face, error);
  show_way_on (self, face);
}

/**
 * desk_sync_head_set_progress:
 * @progress: 0…1 of the running sync, below 0 while it is not known
 */
void
desk_sync_head_set_progress (DeskSyncHead *self,
                             gboolean      running,
                             double        progress)
{
  g_return_if_fail (DESK_IS_SYNC_HEAD (self));

  gtk_widget_set_visible (GTK_WIDGET (self->progress), running && progress >= 0);
  gtk_progress_bar_set_fraction (self->progress, CLAMP (progress, 0, 1));
}

/**
 * desk_sync_head_get_title:
 *
 * Returns: the state as it is shown
 */
const char *
desk_sync_head_get_title (DeskSyncHead *self)
{
  g_return_val_if_fail (DESK_IS_SYNC_HEAD (self), NULL);

  return gtk_label_get_label (self->title);
}

/**
 * desk_sync_head_get_story:
 *
 * Returns: what the state means, as it is shown
 */
const char *
desk_sync_head_get_story (DeskSyncHead *self)
{
  g_return_val_if_fail (DESK_IS_SYNC_HEAD (self), NULL);

  return gtk_label_get_label (self->story);
}

/**
 * desk_sync_head_get_clock:
 *
 * Returns: what is said of this computer's clock, or ""
 */
const char *
desk_sync_head_get_clock (DeskSyncHead *self)
{
  g_return_val_if_fail (DESK_IS_SYNC_HEAD (self), NULL);

  return gtk_label_get_label (self->clock_text);
}

/**
 * desk_sync_head_get_policy:
 *
 * Returns: what is said of rules of the hub that cannot be read here, or ""
 */
const char *
desk_sync_head_get_policy (DeskSyncHead *self)
{
  g_return_val_if_fail (DESK_IS_SYNC_HEAD (self), NULL);

  return gtk_label_get_label (self->policy_text);
}
