/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-submit.h"

/**
 * desk_submit_async:
 * @amended_id: (nullable): the operation that this one takes the place of
 *
 * Not to be cancelled: what the person saved is saved, also when the form goes.
 */
void
desk_submit_async (DeskStore           *store,
                   const char          *amended_id,
                   const char          *kind,
                   JsonObject          *args,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  if (amended_id != NULL)
    desk_store_amend_async (store, amended_id, kind, args, NULL, callback, user_data);
  else
    desk_store_perform_async (store, kind, args, NULL, callback, user_data);
}

/**
 * desk_submit_finish:
 *
 * Returns: (transfer full) (nullable): what the rules say; %NULL with @error set
 */
DeskVerdict *
desk_submit_finish (DeskStore     *store,
                    GAsyncResult  *result,
                    GError       **error)
{
  if (g_async_result_is_tagged (result, desk_store_amend_async))
    return desk_store_amend_finish (store, result, error);
  return desk_store_perform_finish (store, result, error);
}
