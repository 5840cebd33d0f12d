/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-hours.h"
#include "desk-reason.h"

G_BEGIN_DECLS

#define DESK_FACT_CALL_HOURS     "call-hours"
#define DESK_FACT_SECOND_CONTACT "second-contact"
#define DESK_FACT_INTERESTS      "interests"
#define DESK_FACT_BIRTHDAY       "birthday"
#define DESK_FACT_OCCASION       "occasion"

#define DESK_FACT_MAX_NAME       50     /* characters */
#define DESK_FACT_MAX_RELATION   20
#define DESK_FACT_MAX_INTERESTS  500

/**
 * DeskFact:
 *
 * What a manager knows of a member that the billing feed does not. Of each kind there is one, of
 * occasions one for each name. Absent texts are "".
 */
typedef struct
{
  char          *kind;
  DeskCallHours  hours;         /* call-hours */
  char          *name;          /* second-contact; occasion */
  char          *relation;      /* second-contact */
  char          *phone;         /* second-contact */
  char          *text;          /* interests */
  char          *day;           /* birthday, occasion: YYYY-MM-DD, or MM-DD without the year */
  gboolean       lunar;         /* @day is one of the Chinese calendar */
} DeskFact;

DeskFact           *desk_fact_new       (const char     *kind);
DeskFact           *desk_fact_new_read  (const char     *kind,
                                         JsonObject     *value,
                                         DeskReason    **reason);
DeskFact           *desk_fact_new_parse (const char     *kind,
                                         const char     *text);
DeskFact           *desk_fact_copy      (const DeskFact *self);
void                desk_fact_free      (DeskFact       *self);
const char * const *desk_fact_list      (void);
const char         *desk_fact_get_label (const char     *kind);
char               *desk_fact_make_key  (const char     *kind,
                                         const char     *name);
JsonObject         *desk_fact_to_json   (const DeskFact *self);
void                desk_fact_mask      (DeskFact       *self);
char               *desk_fact_describe_days (guint       days);
char               *desk_fact_describe_hours (const DeskCallHours *hours);
char               *desk_fact_describe_day  (const char *day,
                                             gboolean    lunar);
char               *desk_fact_describe  (const DeskFact *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskFact, desk_fact_free)

G_END_DECLS
