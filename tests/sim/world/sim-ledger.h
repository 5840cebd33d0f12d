/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SimDeed:
 *
 * An operation that a laptop said yes to, and what may have become of it besides being judged.
 */
typedef struct
{
  char     *op_id;
  guint     laptop;
  guint     place;              /* in the order in which all were made */
  gboolean  resolved;           /* dropped or made anew by the person */
  gboolean  destroyed;          /* the only copies of it went with a restored disk */
  gboolean  resent;             /* the hub forgot it with a restored backup */
  gboolean  strayed;            /* its laptop was restored and knows nothing of it; a copy may */
  gint64    certain_until_ms;   /* a use whose unit the hub keeps until then; 0: none */
} SimDeed;

/* What people were promised. */
typedef struct _SimLedger SimLedger;

SimLedger *sim_ledger_new    (void);
/* Nothing when it is known. */
SimDeed   *sim_ledger_add    (SimLedger   *self,
                              const char  *op_id,
                              guint        laptop);
SimDeed   *sim_ledger_find   (SimLedger   *self,
                              const char  *op_id);
/* In the order in which they were made. (transfer none) (element-type SimDeed) */
GPtrArray *sim_ledger_list   (SimLedger   *self);
void       sim_ledger_free   (SimLedger   *self);

G_END_DECLS
