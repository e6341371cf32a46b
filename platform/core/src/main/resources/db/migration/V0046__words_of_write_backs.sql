-- What an ERP did not take is said in both languages, each for its readers.
alter table erp_write_back
  modify column problem varchar(2000) not null default '';
