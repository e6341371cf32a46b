-- How a document's number is written: its key with # for digits that stand together. A firm's numbers have few shapes, payments'
-- texts have very many, and what has no number's shape is not looked up. Java compares them, so they are told apart byte by byte.
alter table receivable
  add column number_shape varchar(256) collate utf8mb4_bin as (regexp_replace(number_key, '[0-9]+', '#')) persistent,
  add key receivable_shape (number_shape);
