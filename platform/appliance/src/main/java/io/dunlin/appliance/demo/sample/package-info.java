/**
 * The sample firm of the demo: its clients, their debtors and receivables as files that ERPs would write, what debtors
 * write, and what banks report. All people and firms are invented; check digits are right; mail domains are reserved.
 * The same day and seed give the same sample.
 */
@NullMarked
package io.dunlin.appliance.demo.sample;

import org.jspecify.annotations.NullMarked;
