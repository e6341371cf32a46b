/**
 * What follows from a mail: a pure decision over the taxonomy's table. Holds, promises, tasks and answers come out as
 * data; nothing here sends, saves or asks the clock.
 */
@NullMarked
package io.dunlin.core.triage.policy;

import org.jspecify.annotations.NullMarked;
