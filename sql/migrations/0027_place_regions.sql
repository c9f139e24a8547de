-- Where complaints come from, and how many there are: counts that name nobody and outlive what they were counted from
-- (docs/decisions/0015-patterns.md).

-- The region in which the post town lies that names a postcode area, as ITL level 1 (ONS, January 2021: nine regions of
-- England, Wales, Scotland, Northern Ireland); post towns as Royal Mail names them. An area may reach over a border: what
-- Chester has in Wales counts as North West. Guernsey, Jersey and the Isle of Man are in no region.
CREATE TABLE redress.postcode_region (
    area text PRIMARY KEY CHECK (area ~ '^[A-Z]{1,2}$'),
    region text NOT NULL CHECK (region ~ '^TL[C-N]$')
);

INSERT INTO redress.postcode_region (area, region)
SELECT unnest(areas::text[]), region
FROM (VALUES
    ('TLC', '{DH,DL,NE,SR,TS}'),
    ('TLD', '{BB,BL,CA,CH,CW,FY,L,LA,M,OL,PR,SK,WA,WN}'),
    ('TLE', '{BD,DN,HD,HG,HU,HX,LS,S,WF,YO}'),
    ('TLF', '{DE,LE,LN,NG,NN}'),
    ('TLG', '{B,CV,DY,HR,ST,SY,TF,WR,WS,WV}'),
    ('TLH', '{AL,CB,CM,CO,HP,IP,LU,NR,PE,SG,SS,WD}'),
    ('TLI', '{BR,CR,E,EC,EN,HA,IG,KT,N,NW,RM,SE,SM,SW,TW,UB,W,WC}'),
    ('TLJ', '{BN,CT,DA,GU,ME,MK,OX,PO,RG,RH,SL,SO,TN}'),
    ('TLK', '{BA,BH,BS,DT,EX,GL,PL,SN,SP,TA,TQ,TR}'),
    ('TLL', '{CF,LD,LL,NP,SA}'),
    ('TLM', '{AB,DD,DG,EH,FK,G,HS,IV,KA,KW,KY,ML,PA,PH,TD,ZE}'),
    ('TLN', '{BT}')
) AS placed (region, areas);

-- Where an imported complaint came from, as its source names the place: those of another country have no postcode.
ALTER TABLE redress.imported_complaint ADD COLUMN place text;
CREATE INDEX imported_complaint_case ON redress.imported_complaint (case_id);

-- What has happened and is not counted yet: written in the transaction in which it happened, taken out in the one that
-- counts it. So each case is counted once, whenever and however often the counting is started.
-- No index: whoever counts takes whatever stands here, and intake pays for one narrow row.
CREATE TABLE redress.case_to_count (
    case_id uuid NOT NULL,
    -- False: it was opened. True: it has ended.
    has_ended boolean NOT NULL
);

INSERT INTO redress.case_to_count (case_id, has_ended)
SELECT id, false FROM redress.case_file
UNION ALL
SELECT id, true FROM redress.case_file WHERE status IN ('refused', 'closed');

-- Complaints by the day in London on which they came in. A complaint counts once under each of its issues, once under
-- each group of those, and once under '', which is all of them.
CREATE TABLE redress.daily_count (
    provider_id text NOT NULL,
    day date NOT NULL,
    service text NOT NULL,
    -- An issue such as 'billing.payment', a group such as 'billing', or '' for any.
    subject text NOT NULL,
    -- An ITL 1 code, a place of another country as it is called there, or '' when it is not known.
    region text NOT NULL,
    cases integer NOT NULL CHECK (cases > 0),
    PRIMARY KEY (provider_id, day, service, subject, region)
);

-- The same by month, one property at a time: small enough that a page reads it whole. Rows of the month under way change
-- with every counting, within their page where that has room.
CREATE TABLE redress.monthly_count (
    month date NOT NULL CHECK (extract(day FROM month) = 1),
    provider_id text NOT NULL,
    property text NOT NULL CHECK (property IN ('all', 'group', 'issue', 'service', 'region')),
    -- '' for all, and for a region that is not known.
    value text NOT NULL,
    cases integer NOT NULL CHECK (cases > 0),
    PRIMARY KEY (month, provider_id, property, value)
) WITH (fillfactor = 50);

-- How cases ended, by the month of the end and by how many days that took, so that medians are exact.
CREATE TABLE redress.ending_count (
    month date NOT NULL CHECK (extract(day FROM month) = 1),
    provider_id text NOT NULL,
    ending text NOT NULL CHECK (
        ending IN (
            'refused', 'withdrawn', 'not_pursued', 'settled', 'upheld', 'partly_upheld', 'not_upheld'
        )
    ),
    days integer NOT NULL CHECK (days >= 0),
    cases integer NOT NULL CHECK (cases > 0),
    -- What providers had to pay, and evidenced.
    paid_pence bigint NOT NULL CHECK (paid_pence >= 0),
    PRIMARY KEY (month, provider_id, ending, days)
);

-- How many customers a provider had, and who says so. Without a figure there is no rate.
CREATE TABLE redress.provider_customers (
    provider_id text NOT NULL,
    as_of date NOT NULL,
    customers bigint NOT NULL CHECK (customers > 0),
    source text NOT NULL CHECK (source <> ''),
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (provider_id, as_of)
);

-- Far more complaints than usual, once for each spike; the cell is the most specific one that explains it.
CREATE TABLE redress.spike_alarm (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    provider_id text NOT NULL,
    -- '' for any.
    service text NOT NULL,
    subject text NOT NULL,
    -- 'region:TLI', 'nation:england', or '' for everywhere.
    place text NOT NULL,
    first_day date NOT NULL,
    -- The newest day on which it stood above its limit.
    last_day date NOT NULL CHECK (last_day >= first_day),
    -- Of the days on which it was raised, with what was to be expected of them.
    observed integer NOT NULL CHECK (observed > 0),
    expected double precision NOT NULL CHECK (expected >= 0),
    raised_at timestamptz NOT NULL
);

CREATE INDEX spike_alarm_newest ON redress.spike_alarm (last_day);

-- The days that were looked at for spikes: each one once.
CREATE TABLE redress.watched_day (
    day date PRIMARY KEY,
    watched_at timestamptz NOT NULL
);
