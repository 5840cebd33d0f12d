/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SIM_MAX_LAPTOPS 5
#define SIM_MAX_MANAGERS 3

/**
 * SimKind:
 *
 * What a step does. Its three numbers are taken modulo what there is to choose from, so that a
 * schedule stays good whatever is taken out of it.
 */
typedef enum
{
  SIM_USE,                      /* laptop, member, service */
  SIM_CARE,                     /* laptop, member */
  SIM_REVEAL,                   /* laptop, member */
  SIM_NOTE_ADD,                 /* laptop, member */
  SIM_NOTE_EDIT,                /* laptop, which note */
  SIM_NOTE_REMOVE,              /* laptop, which note */
  SIM_TAG_ADD,                  /* laptop, member, which word */
  SIM_TAG_REMOVE,               /* laptop, which tag */
  SIM_FACT_SET,                 /* laptop, member or which fact, what */
  SIM_FACT_REMOVE,              /* laptop, which fact */
  SIM_MARK,                     /* laptop, which two members, and what is said of them */
  SIM_SNOOZE,                   /* laptop, member, what, and until when */
  SIM_TICKET,                   /* laptop, member or which ticket, what becomes of it */
  SIM_CALLBACK,                 /* laptop, member or which promise, what becomes of it */
  SIM_VISIT_SCHEDULE,           /* laptop, member, when */
  SIM_VISIT_MOVE,               /* laptop, which visit, when */
  SIM_VISIT_DONE,               /* laptop, which visit */
  SIM_VISIT_CANCEL,             /* laptop, which visit */
  SIM_RESOLVE,                  /* laptop, which of those turned away, drop or retry */
  SIM_AMEND,                    /* laptop, which of those turned away, what it is edited to */
  SIM_ROUND,                    /* laptop, -, rows a page */
  SIM_BAD_ROUND,                /* laptop, fault, requests that pass before */
  SIM_ENGINE,                   /* laptop, trouble, minutes and work */
  SIM_RELEASE,                  /* - */
  SIM_HOURS,                    /* -, hours that go by everywhere */
  SIM_SKEW,                     /* laptop, minutes */
  SIM_RESTART,                  /* - */
  SIM_IMPORT,                   /* -, member, what changes */
  SIM_POLICY,                   /* -, -, below which a balance is low */
  SIM_ASSIGN,                   /* -, member, manager */
  SIM_REVOKE,                   /* laptop */
  SIM_ENROL,                    /* laptop, manager */
  SIM_BACKUP,                   /* - */
  SIM_RESTORE_HUB,              /* - */
  SIM_COPY,                     /* laptop */
  SIM_RESTORE_LAPTOP,           /* laptop */
  SIM_CLONE,                    /* laptop */
  SIM_SWEEP,                    /* -, -, hours */
  SIM_CRASH_LAPTOP,             /* laptop, what it does, fault and write */
  SIM_CRASH_HUB,                /* laptop that syncs, -, fault and write */
  SIM_CRASH_IMPORT,             /* -, what the hub does, fault and write */
  SIM_OVERLAP_ROUND,            /* laptop, member, manager and moment */
  SIM_OVERLAP_WRITER,           /* laptop, member, manager and moment */
  SIM_N_KINDS,
} SimKind;

typedef struct
{
  SimKind kind;
  guint   who;
  guint   what;
  guint   n;
} SimStep;

/**
 * SimSchedule:
 *
 * Everything that will be done. What it is drawn from decides all of it.
 */
typedef struct
{
  guint32  seed;
  guint    n_laptops;
  guint    n_managers;
  GArray  *steps;               /* (element-type SimStep) */
} SimSchedule;

SimSchedule *sim_schedule_draw    (guint32             seed);
SimSchedule *sim_schedule_parse   (const char         *text,
                                   GError            **error);
char        *sim_schedule_print   (const SimSchedule  *self);
char        *sim_step_print       (const SimStep      *step);
/* Without the `n` steps from `first` on. */
SimSchedule *sim_schedule_without (const SimSchedule  *self,
                                   guint               first,
                                   guint               n);
void         sim_schedule_free    (SimSchedule        *self);
const char  *sim_kind_to_string   (SimKind             kind);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimSchedule, sim_schedule_free)

G_END_DECLS
