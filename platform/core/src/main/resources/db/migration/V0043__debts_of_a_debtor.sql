-- All that a debtor owes is read from the index alone: most of what is asked about payments that name no document.
alter table receivable
  drop key receivable_debtor,
  add key receivable_debtor (debtor_id, state, due_on, currency, creditor_id, case_id, number, ksef_number);
