/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-link.h"

#include <glib/gi18n-lib.h>

#define MEMBER "member/"

/* In bytes: longer is no member's number. */
#define MAX_NUMBER 64

static gboolean
is_number (const char *text)
{
  return *text != '\0' && strlen (text) <= MAX_NUMBER && strchr (text, '/') == NULL;
}

/* Nothing beside the path means anything. */
static gboolean
is_plain (GUri *uri)
{
  return g_ascii_strcasecmp (g_uri_get_scheme (uri), DESK_LINK_SCHEME) == 0 &&
         g_uri_get_host (uri) == NULL && g_uri_get_query (uri) == NULL &&
         g_uri_get_fragment (uri) == NULL;
}

/**
 * desk_link_new_parse:
 * @uri: from anywhere
 * @pages: (array zero-terminated=1): those that there are
 *
 * What is unknown, and what has more to it than is known, is no link: %G_IO_ERROR_INVALID_ARGUMENT.
 */
DeskLink *
desk_link_new_parse (const char          *uri,
                     const char * const  *pages,
                     GError             **error)
{
  g_autoptr (GUri) parsed = g_uri_parse (uri, G_URI_FLAGS_NONE, NULL);
  const char *path = parsed != NULL ? g_uri_get_path (parsed) : "";
  DeskLink *self = NULL;

  if (parsed != NULL && is_plain (parsed))
    {
      if (g_str_has_prefix (path, MEMBER) && is_number (path + strlen (MEMBER)))
        {
          self = g_new0 (DeskLink, 1);
          self->member_no = g_strdup (path + strlen (MEMBER));
        }
      else if (g_strv_contains (pages, path))
        {
          self = g_new0 (DeskLink, 1);
          self->page = g_strdup (path);
        }
    }
  if (self == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                         _("This link leads to nothing in Member Desk."));
  return self;
}

void
desk_link_free (DeskLink *self)
{
  g_free (self->page);
  g_free (self->member_no);
  g_free (self);
}

/**
 * desk_link_for_member:
 *
 * Returns: (transfer full): the link to a member
 */
char *
desk_link_for_member (const char *member_no)
{
  g_autofree char *escaped = g_uri_escape_string (member_no, NULL, TRUE);

  return g_strconcat (DESK_LINK_SCHEME ":" MEMBER, escaped, NULL);
}
