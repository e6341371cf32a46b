-- The documents themselves, as files: the newest of a receivable is the one that mails carry; older ones stay, so that it can be
-- told what a mail carried.

create table receivable_document (
  id bigint not null auto_increment,
  receivable_id bigint not null,
  sha256 char(64) character set ascii not null,
  file_name varchar(200) not null,
  byte_count bigint not null,
  stored_at datetime(6) not null,
  stored_by varchar(120) not null,
  primary key (id),
  key receivable_document_newest (receivable_id, id),
  foreign key (receivable_id) references receivable (id),
  foreign key (sha256) references raw_content (sha256)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;
