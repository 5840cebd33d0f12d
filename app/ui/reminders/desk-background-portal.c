/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-background-portal.h"

#include <glib/gi18n-lib.h>

#ifdef HAVE_LIBPORTAL
#include <libportal/portal.h>

/* Who refuses ends the app with its window, and is told so by the system's own settings. */
static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  xdp_portal_request_background_finish (XDP_PORTAL (source), result, NULL);
}
#endif

/**
 * desk_background_portal_ask:
 *
 * Asks the system to let the app go on without a window. Outside a sandbox, and where there is none,
 * nothing has to be asked.
 */
void
desk_background_portal_ask (void)
{
#ifdef HAVE_LIBPORTAL
  g_autoptr (XdpPortal) portal = NULL;

  if (!xdp_portal_running_under_sandbox ())
    return;
  portal = xdp_portal_new ();
  xdp_portal_request_background (portal, NULL,
                                 _("It reminds of visits and syncs when its window is closed."),
                                 NULL, XDP_BACKGROUND_FLAG_NONE, NULL, asked_cb, NULL);
#endif
}
