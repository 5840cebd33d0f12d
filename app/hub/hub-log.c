/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-log.h"

static const char * const ids[HUB_N_LOG_EVENTS] = {
  [HUB_LOG_SERVING] = "360ecd49b70940978298ae703717c09d",
  [HUB_LOG_STOPPED] = "75523e61bc0c4f0a9fcf51fa932189a1",
  [HUB_LOG_FAILED] = "4b6990b867a5495b80d23b5e4c10da27",
  [HUB_LOG_ENROLLED] = "b49492d2e8ff4b02a91ac881a1df84da",
  [HUB_LOG_WRONG_CODES] = "f3e97429e4f14513a57f4c8cff7cbd96",
  [HUB_LOG_POLICY] = "b8babb3424fe47c4b76d02c7e3f99930",
};

/**
 * hub_log:
 *
 * Tells the journal, or standard error where there is none. Names no customer, no code and no token.
 * From any thread.
 */
void
hub_log (HubLogEvent  event,
         const char  *format,
         ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE, "MESSAGE_ID", ids[event], "MESSAGE", "%s",
                    text);
}

/**
 * hub_log_get_id:
 *
 * Returns: under which the catalog explains @event
 */
const char *
hub_log_get_id (HubLogEvent event)
{
  return ids[event];
}
