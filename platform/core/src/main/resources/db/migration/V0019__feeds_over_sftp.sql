-- Folders on SFTP servers that files of bank statements are fetched from.
create table sftp_feed (
  id bigint not null auto_increment,
  name varchar(60) not null,
  host varchar(255) not null,
  port int not null,
  login varchar(120) not null,
  folder varchar(500) not null,
  -- Where a file goes once it was taken; null: it stays where it is, and is remembered.
  archive_folder varchar(500) null,
  file_names varchar(200) not null,
  largest_megabytes int not null,
  most_files int not null,
  look_every_minutes int not null,
  enabled boolean not null,
  -- Sealed with the key file of secrets: a password, or a private key and perhaps its passphrase.
  password varchar(2000) null,
  private_key mediumtext null,
  passphrase varchar(2000) null,
  -- The server's public key that an administrator accepted; null until one did.
  host_key varchar(4000) null,
  -- The key that the server showed instead of that one: nothing is asked until a person decides.
  refused_host_key varchar(4000) null,
  changed_at datetime(6) not null,
  changed_by varchar(120) not null,
  primary key (id),
  unique key sftp_feed_name (name),
  check (port between 1 and 65535),
  check (password is null or private_key is null)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

-- What was seen in such a folder, and what became of it.
create table sftp_file (
  id bigint not null auto_increment,
  feed_id bigint not null,
  -- Of the name's bytes: names may be longer than a key and in any charset.
  name_sha256 char(64) character set ascii not null,
  name varchar(255) not null,
  byte_count bigint not null,
  -- As the server tells it; null where it tells none.
  modified_at datetime(6) null,
  state varchar(10) not null,
  fault varchar(30) null,
  sha256 char(64) character set ascii null,
  -- Where it is being moved to, until that was seen to have gone well.
  moving_to varchar(1000) null,
  seen_at datetime(6) not null,
  taken_at datetime(6) null,
  primary key (id),
  unique key sftp_file_once (feed_id, name_sha256),
  foreign key (feed_id) references sftp_feed (id),
  check (state in ('SEEN', 'TAKEN', 'MOVED', 'REFUSED')),
  check ((state in ('TAKEN', 'MOVED')) = (sha256 is not null))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;

alter table bank_poll
  -- What kind of trouble it was; problem has the words of whoever refused.
  add column fault varchar(30) null after outcome;

-- Since when a feed of bank files does not answer: told once when it begins, and once when it is over.
create table bank_feed_outage (
  id bigint not null auto_increment,
  feed varchar(40) not null,
  began_at datetime(6) not null,
  ended_at datetime(6) null,
  open_feed varchar(40) as (if(ended_at is null, feed, null)) persistent,
  primary key (id),
  unique key bank_feed_outage_open (open_feed)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci;
