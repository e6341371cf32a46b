-- A payment teaches once that a debtor pays from its account. Until now each document that it paid did, and taking it back
-- took one lesson back: what is known of an account is counted anew. What a person had forgotten stays forgotten: nothing
-- counts for more than it did.

update payer_account p
set p.times_seen = least(p.times_seen, (
  select count(distinct r.id)
  from remittance r
  join allocation a on a.remittance_id = r.id and a.reversed_at is null
  join receivable d on d.id = a.receivable_id
  where r.payer_account = p.account and d.debtor_id = p.debtor_id));

delete from payer_account
where times_seen <= 0;
