-- The words of each mail as they are searched: small letters, without the marks of any alphabet.
create table mail_text (
  mail_id bigint not null,
  words mediumtext not null,
  primary key (mail_id),
  fulltext key mail_text_words (words),
  foreign key (mail_id) references inbound_mail (id) on delete cascade
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
