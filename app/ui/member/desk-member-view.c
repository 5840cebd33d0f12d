/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-view.h"

#include "desk-callback-dialog.h"
#include "desk-contact-dialog.h"
#include "desk-deed-toasts.h"
#include "desk-fact-dialog.h"
#include "desk-member-accounts.h"
#include "desk-member-balances.h"
#include "desk-member-callbacks.h"
#include "desk-member-contacts.h"
#include "desk-member-duplicates.h"
#include "desk-member-facts.h"
#include "desk-member-head.h"
#include "desk-member-months.h"
#include "desk-member-notes.h"
#include "desk-member-phones.h"
#include "desk-member-rating.h"
#include "desk-member-services.h"
#include "desk-member-slip.h"
#include "desk-member-tags.h"
#include "desk-member-tickets.h"
#include "desk-member-trouble.h"
#include "desk-member-uses.h"
#include "desk-member-visits.h"
#include "desk-reveal-button.h"
#include "desk-ticket-acts.h"
#include "desk-ticket-deed.h"
#include "desk-ticket-dialog.h"
#include "desk-timeline-view.h"
#include "desk-use-dialog.h"

#include <adwaita.h>
#include <desk-error.h>
#include <desk-time.h>
#include <glib/gi18n-lib.h>

/**
 * DeskMemberView:
 *
 * Everything known of one member, and what can be done for them. It reads the member again whenever
 * the store says that they changed; the sections take the new facts in place.
 */
struct _DeskMemberView
{
  GtkWidget             parent_instance;

  AdwToastOverlay      *toasts;
  GtkWidget            *switcher;
  AdwViewStack         *pages;
  GtkScrolledWindow    *scroller;
  GtkStack             *stack;
  DeskMemberTrouble    *trouble;
  GtkBox               *sections;
  DeskTimelineView     *timeline;

  DeskMemberHead       *head;
  DeskMemberTags       *tags;
  DeskMemberDuplicates *duplicates;
  DeskMemberPhones     *phones;
  DeskMemberFacts      *facts;
  DeskMemberTickets    *tickets;
  DeskMemberCallbacks  *callbacks;
  DeskMemberVisits     *visits;
  DeskMemberNotes      *notes;
  DeskMemberAccounts   *accounts;
  DeskMemberBalances   *balances;
  DeskMemberServices   *services;
  DeskMemberUses       *uses;
  DeskMemberMonths     *months;
  DeskMemberRating     *rating;
  DeskMemberContacts   *contacts;

  DeskDeeds            *deeds;
  DeskDeedToasts       *news;

  DeskStore            *store;
  char                 *member_no;
  DeskMemberFile       *file;               /* (nullable): what was shown last */
  GCancellable         *cancellable;
};

G_DEFINE_FINAL_TYPE (DeskMemberView, desk_member_view, GTK_TYPE_WIDGET)

static void
set_actions_enabled (DeskMemberView *self,
                     gboolean        enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "member.use-service", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "member.record-contact", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "member.promise-callback", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "member.new-ticket", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "member.add-note", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "member.add-tag", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "member.edit-fact", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "member.reveal", enabled);
}

static void
show_file (DeskMemberView *self)
{
  desk_member_head_show (self->head, self->file);
  desk_member_tags_show (self->tags, self->file);
  desk_member_duplicates_show (self->duplicates, self->file);
  desk_member_phones_show (self->phones, self->file);
  desk_member_facts_show (self->facts, self->file);
  desk_member_tickets_show (self->tickets, self->file);
  desk_member_callbacks_show (self->callbacks, self->file);
  desk_member_visits_show (self->visits, self->file);
  desk_member_notes_show (self->notes, self->file);
  desk_member_accounts_show (self->accounts, self->file);
  desk_member_balances_show (self->balances, self->file);
  desk_member_services_show (self->services, self->file);
  desk_member_uses_show (self->uses, self->file);
  desk_member_months_show (self->months, self->file);
  desk_member_rating_show (self->rating, self->file);
  desk_member_contacts_show (self->contacts, self->file);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->sections));
  gtk_widget_show (self->switcher);
  set_actions_enabled (self, TRUE);
}

/* Whether the member that is asked for was here before. */
static gboolean
was_shown (DeskMemberView *self)
{
  return self->file != NULL && g_str_equal (self->file->member->member_no, self->member_no);
}

static void
show_trouble (DeskMemberView *self,
              const GError   *error)
{
  g_autofree char *unsaved = NULL;
  g_autofree char *story = NULL;

  if (was_shown (self))
    unsaved = desk_member_notes_dup_unsaved (self->notes);
  if (was_shown (self) && g_error_matches (error, DESK_ERROR, DESK_ERROR_NOT_FOUND))
    /* Translators: %s is the name of a member */
    story = g_strdup_printf (_("%s is not among your members any more: the back office may have "
                               "moved them to another manager."), self->file->member->name);
  desk_member_trouble_show (self->trouble, story != NULL ? story : error->message,
                            unsaved != NULL ? unsaved : "");
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->trouble));
  adw_view_stack_set_visible_child_name (self->pages, "overview");
  gtk_widget_hide (self->switcher);
  set_actions_enabled (self, FALSE);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DeskMemberView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskMemberFile) file = desk_store_load_member_finish (DESK_STORE (source), result,
                                                                   &error);

  if (self->cancellable == NULL
      || self->cancellable != g_task_get_cancellable (G_TASK (result)))
    return;
  g_clear_object (&self->cancellable);
  if (file == NULL)
    {
      show_trouble (self, error);
      return;
    }
  g_clear_pointer (&self->file, desk_member_file_free);
  self->file = g_steal_pointer (&file);
  show_file (self);
}

static void
load (DeskMemberView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  desk_store_load_member_async (self->store, self->member_no, self->cancellable, loaded_cb,
                                g_object_ref (self));
}

/* Also who may be the same person: what is said of both may stand with the other. */
static gboolean
shows_any (DeskMemberView     *self,
           const char * const *member_nos)
{
  if (g_strv_contains (member_nos, self->member_no))
    return TRUE;
  for (guint i = 0; self->file != NULL && i < self->file->duplicates->len; i++)
    {
      const DeskDuplicate *pair = g_ptr_array_index (self->file->duplicates, i);

      if (g_strv_contains (member_nos, pair->other_no))
        return TRUE;
    }
  return FALSE;
}

static void
changed_cb (DeskMemberView     *self,
            const char * const *member_nos)
{
  if (self->member_no != NULL && (member_nos == NULL || shows_any (self, member_nos)))
    load (self);
}

static void
present_dialog (DeskMemberView *self,
                GtkWidget      *dialog)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (g_signal_lookup ("done", G_OBJECT_TYPE (dialog)) != 0)
    g_signal_connect_object (dialog, "done", G_CALLBACK (desk_deed_toasts_say), self->news,
                             G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (dialog),
                                GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
print_slip_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  DeskMemberView *self = DESK_MEMBER_VIEW (widget);

  if (self->file != NULL)
    desk_member_slip_print (widget, self->store, self->file, g_variant_get_string (parameter, NULL),
                            self->news);
}

static void
use_service_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  DeskMemberView *self = DESK_MEMBER_VIEW (widget);

  present_dialog (self, desk_use_dialog_new (self->store, self->member_no,
                                             g_variant_get_string (parameter, NULL)));
}

/* E7: what was lent is back; also to be undone. */
static void
return_loan_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  DeskMemberView *self = DESK_MEMBER_VIEW (widget);

  desk_deeds_perform (self->deeds, desk_deed_new_return (self->member_no,
                                                         g_variant_get_string (parameter, NULL)));
}

static void
record_contact_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  DeskMemberView *self = DESK_MEMBER_VIEW (widget);

  present_dialog (self, desk_contact_dialog_new (self->store, self->member_no));
}

static void
promise_callback_action (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  DeskMemberView *self = DESK_MEMBER_VIEW (widget);
  GtkWidget *dialog = desk_callback_dialog_new (self->store, self->deeds, self->member_no);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* NULL: it is gone meanwhile. */
static const DeskCallbackItem *
find_callback (DeskMemberView *self,
               GVariant       *callback_id)
{
  for (guint i = 0; self->file != NULL && i < self->file->callbacks->len; i++)
    {
      const DeskCallbackItem *item = g_ptr_array_index (self->file->callbacks, i);

      if (g_str_equal (item->callback_id, g_variant_get_string (callback_id, NULL)))
        return item;
    }
  return NULL;
}

static void
move_callback_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  DeskMemberView *self = DESK_MEMBER_VIEW (widget);
  const DeskCallbackItem *item = find_callback (self, parameter);
  GtkWidget *dialog;

  if (item == NULL)
    return;
  dialog = desk_callback_dialog_new (self->store, self->deeds, self->member_no);
  desk_callback_dialog_move (DESK_CALLBACK_DIALOG (dialog), item);
  present_dialog (self, dialog);
}

static void
withdraw_callback_action (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  DeskMemberView *self = DESK_MEMBER_VIEW (widget);
  const DeskCallbackItem *item = find_callback (self, parameter);
  g_autofree char *due = NULL;

  if (item == NULL)
    return;
  due = desk_time_to_rfc3339 (item->due_ms,
                              desk_policy_get_zone (desk_store_get_policy (self->store)));
  desk_deeds_perform (self->deeds,
                      desk_deed_new_withdraw (item->member_no, item->callback_id, due));
}

static void
new_ticket_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  DeskMemberView *self = DESK_MEMBER_VIEW (widget);

  if (self->file != NULL)
    present_dialog (self, desk_ticket_dialog_new (self->store, self->deeds, self->file));
}

/* NULL: it is gone meanwhile. */
static const DeskTicketItem *
find_ticket (DeskMemberView *self,
             GVariant       *ticket_id)
{
  return self->file != NULL ? desk_ticket_acts_find (self->file->tickets,
                                                     g_variant_get_string (ticket_id, NULL))
                            : NULL;
}

static void
tell_ticket_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  DeskMemberView *self = DESK_MEMBER_VIEW (widget);
  const DeskTicketItem *item = find_ticket (self, parameter);

  if (item != NULL)
    desk_deeds_perform (self->deeds, desk_deed_new_tell_ticket (item));
}

static void
close_ticket_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  DeskMemberView *self = DESK_MEMBER_VIEW (widget);
  const DeskTicketItem *item = find_ticket (self, parameter);

  if (item != NULL)
    desk_ticket_acts_close (widget, self->deeds, item);
}

static void
withdraw_ticket_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  DeskMemberView *self = DESK_MEMBER_VIEW (widget);
  const DeskTicketItem *item = find_ticket (self, parameter);

  if (item != NULL)
    desk_deeds_perform (self->deeds, desk_deed_new_withdraw_ticket (item));
}

static void
add_note_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  DeskMemberView *self = DESK_MEMBER_VIEW (widget);

  adw_view_stack_set_visible_child_name (self->pages, "overview");
  desk_member_notes_add (self->notes);
}

static void
add_tag_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DeskMemberView *self = DESK_MEMBER_VIEW (widget);

  adw_view_stack_set_visible_child_name (self->pages, "overview");
  desk_member_tags_add (self->tags);
}

/* The kind of what is known, and the name of an occasion, "" for a new one. */
static void
edit_fact_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  DeskMemberView *self = DESK_MEMBER_VIEW (widget);
  const char *kind;
  const char *occasion;

  g_variant_get (parameter, "(&s&s)", &kind, &occasion);
  present_dialog (self, desk_fact_dialog_new (self->deeds, self->file, kind, occasion));
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  desk_deed_toasts_undo (DESK_MEMBER_VIEW (widget)->news);
}

static DeskRevealButton *
find_reveal_button (GtkWidget  *widget,
                    const char *field)
{
  DeskRevealButton *found = NULL;

  if (DESK_IS_REVEAL_BUTTON (widget)
      && g_strcmp0 (desk_reveal_button_get_field (DESK_REVEAL_BUTTON (widget)), field) == 0)
    return DESK_REVEAL_BUTTON (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_reveal_button (child, field);
  return found;
}

static void
reveal_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DeskRevealButton *button = find_reveal_button (widget, g_variant_get_string (parameter, NULL));

  if (button != NULL)
    desk_reveal_button_reveal (button);
}

static void
show_page_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  adw_view_stack_set_visible_child_name (DESK_MEMBER_VIEW (widget)->pages,
                                         g_variant_get_string (parameter, NULL));
}

static void
say_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  desk_deed_toasts_say (DESK_MEMBER_VIEW (widget)->news, g_variant_get_string (parameter, NULL));
}

static void
desk_member_view_dispose (GObject *object)
{
  DeskMemberView *self = DESK_MEMBER_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_pointer ((GtkWidget **) &self->toasts, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_member_view_parent_class)->dispose (object);
}

static void
desk_member_view_finalize (GObject *object)
{
  DeskMemberView *self = DESK_MEMBER_VIEW (object);

  g_clear_object (&self->news);
  g_clear_object (&self->deeds);
  g_clear_pointer (&self->file, desk_member_file_free);
  g_free (self->member_no);

  G_OBJECT_CLASS (desk_member_view_parent_class)->finalize (object);
}

static void
desk_member_view_class_init (DeskMemberViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_member_view_dispose;
  object_class->finalize = desk_member_view_finalize;

  gtk_widget_class_install_action (widget_class, "member.use-service", "s", use_service_action);
  gtk_widget_class_install_action (widget_class, "member.move-callback", "s", move_callback_action);
  gtk_widget_class_install_action (widget_class, "member.return-loan", "s", return_loan_action);
  gtk_widget_class_install_action (widget_class, "member.print-slip", "s", print_slip_action);
  gtk_widget_class_install_action (widget_class, "member.record-contact", NULL,
                                   record_contact_action);
  gtk_widget_class_install_action (widget_class, "member.promise-callback", NULL,
                                   promise_callback_action);
  gtk_widget_class_install_action (widget_class, "member.withdraw-callback", "s",
                                   withdraw_callback_action);
  gtk_widget_class_install_action (widget_class, "member.new-ticket", NULL, new_ticket_action);
  gtk_widget_class_install_action (widget_class, "member.tell-ticket", "s", tell_ticket_action);
  gtk_widget_class_install_action (widget_class, "member.close-ticket", "s", close_ticket_action);
  gtk_widget_class_install_action (widget_class, "member.withdraw-ticket", "s",
                                   withdraw_ticket_action);
  gtk_widget_class_install_action (widget_class, "member.add-note", NULL, add_note_action);
  gtk_widget_class_install_action (widget_class, "member.add-tag", NULL, add_tag_action);
  gtk_widget_class_install_action (widget_class, "member.edit-fact", "(ss)", edit_fact_action);
  gtk_widget_class_install_action (widget_class, "member.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "member.reveal", "s", reveal_action);
  gtk_widget_class_install_action (widget_class, "member.say", "s", say_action);
  gtk_widget_class_install_action (widget_class, "member.show-page", "s", show_page_action);

  g_type_ensure (DESK_TYPE_MEMBER_TROUBLE);
  g_type_ensure (DESK_TYPE_TIMELINE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "member/desk-member-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskMemberView, toasts);
  gtk_widget_class_bind_template_child (widget_class, DeskMemberView, switcher);
  gtk_widget_class_bind_template_child (widget_class, DeskMemberView, pages);
  gtk_widget_class_bind_template_child (widget_class, DeskMemberView, scroller);
  gtk_widget_class_bind_template_child (widget_class, DeskMemberView, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskMemberView, trouble);
  gtk_widget_class_bind_template_child (widget_class, DeskMemberView, sections);
  gtk_widget_class_bind_template_child (widget_class, DeskMemberView, timeline);
}

/* Of letters that large two names do not stand beside their icons in a narrow window. */
#define LARGE_DPI (144 * 1024)

static void
fit_switcher (DeskMemberView *self)
{
  int dpi;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  adw_view_switcher_set_policy (ADW_VIEW_SWITCHER (self->switcher),
                                dpi >= LARGE_DPI ? ADW_VIEW_SWITCHER_POLICY_NARROW
                                                 : ADW_VIEW_SWITCHER_POLICY_WIDE);
}

static void
desk_member_view_init (DeskMemberView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fit_switcher (self);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (fit_switcher), self, G_CONNECT_SWAPPED);
  set_actions_enabled (self, FALSE);
}

static gpointer
add_section (DeskMemberView *self,
             GtkWidget      *section)
{
  gtk_box_append (self->sections, section);
  return section;
}

/**
 * desk_member_view_new:
 * @store: opened
 *
 * Returns: (transfer floating): a view of nobody yet
 */
GtkWidget *
desk_member_view_new (DeskStore *store)
{
  DeskMemberView *self = g_object_new (DESK_TYPE_MEMBER_VIEW, NULL);

  self->store = g_object_ref (store);
  self->deeds = desk_deeds_new (store);
  self->news = desk_deed_toasts_new (self->deeds, self->toasts, "member.undo");
  self->head = add_section (self, desk_member_head_new (store));
  self->tags = add_section (self, desk_member_tags_new (store, self->deeds));
  self->duplicates = add_section (self, desk_member_duplicates_new (self->deeds));
  self->phones = add_section (self, desk_member_phones_new (store));
  self->tickets = add_section (self, desk_member_tickets_new (store));
  self->callbacks = add_section (self, desk_member_callbacks_new (store));
  self->visits = add_section (self, desk_member_visits_new (store));
  self->notes = add_section (self, desk_member_notes_new (store, self->deeds));
  self->facts = add_section (self, desk_member_facts_new (store));
  self->accounts = add_section (self, desk_member_accounts_new (store));
  self->balances = add_section (self, desk_member_balances_new (store));
  self->services = add_section (self, desk_member_services_new (self->store));
  self->uses = add_section (self, desk_member_uses_new (store));
  self->months = add_section (self, desk_member_months_new (store));
  self->rating = add_section (self, desk_member_rating_new ());
  self->contacts = add_section (self, desk_member_contacts_new (store));
  g_signal_connect_swapped (store, "changed", G_CALLBACK (changed_cb), self);
  return GTK_WIDGET (self);
}

/**
 * desk_member_view_set_member:
 *
 * Opens the member, from the beginning; what was revealed of another is masked again.
 */
void
desk_member_view_set_member (DeskMemberView *self,
                             const char     *member_no)
{
  g_return_if_fail (DESK_IS_MEMBER_VIEW (self));
  g_return_if_fail (member_no != NULL);

  if (g_strcmp0 (self->member_no, member_no) == 0)
    return;
  g_free (self->member_no);
  self->member_no = g_strdup (member_no);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  load (self);
  desk_timeline_view_set_member (self->timeline, self->store, member_no);
}

const char *
desk_member_view_get_member (DeskMemberView *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_VIEW (self), NULL);

  return self->member_no;
}

/**
 * desk_member_view_get_file:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
const DeskMemberFile *
desk_member_view_get_file (DeskMemberView *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_VIEW (self), NULL);

  return gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->sections) ? self->file
                                                                                  : NULL;
}
