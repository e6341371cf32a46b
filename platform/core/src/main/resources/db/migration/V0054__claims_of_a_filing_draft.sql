-- What a draft claims, to be compared with the ledger when a lawyer approves it. A draft from before has none and is made anew.
alter table filing_draft
  add column claims longtext null after dossier;
