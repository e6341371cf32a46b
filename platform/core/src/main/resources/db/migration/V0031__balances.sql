-- What is owed is asked more often than anything else: the index answers alone, without a look at each entry.
create index ledger_entry_balance on ledger_entry (receivable_id, amount);
