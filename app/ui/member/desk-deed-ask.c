/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-deed-ask.h"

#include "desk-ask.h"

/* A deed that waits for the person's words. */
typedef struct
{
  DeskDeeds  *deeds;
  DeskDeed   *deed;
  const char *name;             /* of the argument for them */
} Asked;

static void
free_asked (Asked *asked)
{
  g_object_unref (asked->deeds);
  g_clear_pointer (&asked->deed, desk_deed_free);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, free_asked)

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Asked) asked = user_data;
  g_autofree char *text = desk_ask_text_finish (GTK_WINDOW (source), result);

  if (text == NULL)
    return;
  json_object_set_string_member (asked->deed->args, asked->name, text);
  desk_deeds_perform (asked->deeds, g_steal_pointer (&asked->deed));
}

/**
 * desk_deed_ask:
 * @page: from where it is asked
 * @deed: (transfer full): lacks the person's words
 * @name: (transfer none): the argument for them, a constant
 * @heading: the question
 * @accept_label: the verb of the question
 *
 * Asks for a line of text, and performs the deed with it; not where the person thinks better of it.
 */
void
desk_deed_ask (GtkWidget  *page,
               DeskDeeds  *deeds,
               DeskDeed   *deed,
               const char *name,
               const char *heading,
               const char *accept_label)
{
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked) { g_object_ref (deeds), deed, name };
  desk_ask_text_async (GTK_WINDOW (gtk_widget_get_root (page)), heading, "", heading, accept_label,
                       answered_cb, asked);
}
