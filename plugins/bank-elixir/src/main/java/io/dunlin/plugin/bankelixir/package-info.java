/**
 * Incoming payments in the two forms that Polish banks write beside statements: the clearing's own Elixir-0 and the bank's
 * report of payments to virtual accounts, whose columns the settings describe.
 * <p>
 * Entry points: {@link io.dunlin.plugin.bankelixir.ElixirStatementParser} and
 * {@link io.dunlin.plugin.bankelixir.MassPaymentParser}. Both read a line at a time; neither kind of file states balances,
 * so that none of them is ever proven by itself.
 */
@NullMarked
package io.dunlin.plugin.bankelixir;

import org.jspecify.annotations.NullMarked;
