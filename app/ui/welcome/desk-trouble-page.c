/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-trouble-page.h"

#include "desk-pane.h"

#include <adwaita.h>
#include <desk-db.h>
#include <glib/gi18n-lib.h>

/**
 * DeskTroublePage:
 *
 * Says why the local data cannot be opened and what to do about it. Nothing was overwritten.
 */
struct _DeskTroublePage
{
  GtkWidget      parent_instance;

  DeskPane      *pane;
  AdwStatusPage *status;
  GtkLabel      *detail;
  GtkWidget     *try_again;
  GtkWidget     *rebuild;
};

G_DEFINE_FINAL_TYPE (DeskTroublePage, desk_trouble_page, GTK_TYPE_WIDGET)

typedef struct
{
  const char *title;
  const char *advice;
} Words;

static const Words words[] = {
  [DESK_DB_ERROR_BUSY] = {
    N_("Your Data Is in Use"),
    N_("Another program holds the local data. Close the other Member Desk, then try again."),
  },
  [DESK_DB_ERROR_READ_ONLY] = {
    N_("Your Data Cannot Be Written"),
    N_("The file of the local data or its folder is read-only. Ask IT to give you the right to "
       "write there, then try again."),
  },
  [DESK_DB_ERROR_FULL] = {
    N_("The Disk Is Full"),
    N_("Make room on the disk, then try again. What you recorded is kept."),
  },
  [DESK_DB_ERROR_DISK] = {
    N_("The Disk Has a Fault"),
    N_("The disk does not read or write the local data as it should. See that it has space, or "
       "ask IT to look at it, then try again."),
  },
  [DESK_DB_ERROR_DAMAGED] = {
    N_("Your Data Is Damaged"),
    N_("The local data cannot be read. It can be rebuilt: what you recorded and the hub does not "
       "have yet is taken over as far as it can be read, and the hub sends the rest again. The "
       "damaged file is kept."),
  },
  [DESK_DB_ERROR_NEWER] = {
    N_("Your Data Is Newer Than This Program"),
    N_("A later version of Member Desk wrote the local data. Update Member Desk, then try again."),
  },
  [DESK_DB_ERROR_CANNOT_OPEN] = {
    N_("Your Data Cannot Be Opened"),
    N_("The folder of the local data is not there, or you have no right to it. Ask IT to look at "
       "it, then try again."),
  },
};

static const Words *
find_words (const GError *error)
{
  static const Words other = {
    N_("Member Desk Cannot Start"),
    N_("Something is wrong on this computer. Try again; if that does not help, show this page to "
       "IT."),
  };

  if (error->domain == DESK_DB_ERROR && (guint) error->code < G_N_ELEMENTS (words)
      && words[error->code].title != NULL)
    return &words[error->code];
  return &other;
}

static void
desk_trouble_page_dispose (GObject *object)
{
  DeskTroublePage *self = DESK_TROUBLE_PAGE (object);

  g_clear_pointer ((GtkWidget **) &self->pane, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_trouble_page_parent_class)->dispose (object);
}

/* Else the focus falls on the selectable detail, and marks it whole. */
static void
desk_trouble_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (desk_trouble_page_parent_class)->map (widget);

  gtk_widget_grab_focus (DESK_TROUBLE_PAGE (widget)->try_again);
}

static void
desk_trouble_page_class_init (DeskTroublePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_trouble_page_dispose;
  widget_class->map = desk_trouble_page_map;

  g_type_ensure (DESK_TYPE_PANE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "welcome/desk-trouble-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskTroublePage, pane);
  gtk_widget_class_bind_template_child (widget_class, DeskTroublePage, status);
  gtk_widget_class_bind_template_child (widget_class, DeskTroublePage, detail);
  gtk_widget_class_bind_template_child (widget_class, DeskTroublePage, try_again);
  gtk_widget_class_bind_template_child (widget_class, DeskTroublePage, rebuild);
}

static void
desk_trouble_page_init (DeskTroublePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_trouble_page_new:
 * @error: why the local data cannot be opened
 */
GtkWidget *
desk_trouble_page_new (const GError *error)
{
  DeskTroublePage *self = g_object_new (DESK_TYPE_TROUBLE_PAGE, NULL);
  const Words *said = find_words (error);

  adw_status_page_set_title (self->status, _(said->title));
  adw_status_page_set_description (self->status, _(said->advice));
  gtk_label_set_label (self->detail, error->message);
  gtk_widget_set_visible (self->rebuild,
                          g_error_matches (error, DESK_DB_ERROR, DESK_DB_ERROR_DAMAGED));
  return GTK_WIDGET (self);
}
