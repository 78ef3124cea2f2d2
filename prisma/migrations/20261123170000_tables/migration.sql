-- All tables that the grid, the cards and the import stand on. Names sort by Russian collation.
-- CreateEnum
CREATE TYPE "Stage" AS ENUM ('FOUND', 'REACHED', 'MET', 'NEGOTIATING', 'WORKING', 'LOST', 'LEFT');

-- CreateEnum
CREATE TYPE "PeriodField" AS ENUM ('OWNER', 'TIER', 'STAGE', 'SOURCE');

-- CreateEnum
CREATE TYPE "CardKind" AS ENUM ('CALL', 'VISIT', 'START', 'END');

-- CreateEnum
CREATE TYPE "Direction" AS ENUM ('OUT', 'IN');

-- CreateEnum
CREATE TYPE "Reach" AS ENUM ('DECISION_MAKER', 'SOMEBODY', 'NOBODY');

-- CreateEnum
CREATE TYPE "Purpose" AS ENUM ('FIRST_CONTACT', 'NEEDS', 'OFFER', 'NEGOTIATION', 'DEVELOPMENT', 'SERVICE', 'OTHER');

-- CreateEnum
CREATE TYPE "Precision" AS ENUM ('DAY', 'MONTH');

-- CreateEnum
CREATE TYPE "CardOrigin" AS ENUM ('MANUAL', 'IMPORTED', 'TELEPHONY');

-- CreateEnum
CREATE TYPE "CardState" AS ENUM ('ACTIVE', 'ANNULLED');

-- CreateEnum
CREATE TYPE "PlanKind" AS ENUM ('CALL', 'VISIT', 'START');

-- CreateEnum
CREATE TYPE "PlanOrigin" AS ENUM ('NEXT_CONTACT', 'MANUAL', 'TENDER', 'DEVELOPMENT', 'IMPORTED');

-- CreateEnum
CREATE TYPE "PlanStatus" AS ENUM ('LIVE', 'FULFILLED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "SourceKind" AS ENUM ('OUTBOUND', 'INBOUND');

-- CreateEnum
CREATE TYPE "DayKind" AS ENUM ('WORKING', 'SHORT', 'DAY_OFF', 'HOLIDAY');

-- CreateEnum
CREATE TYPE "NormKind" AS ENUM ('DIALS', 'REACHED', 'VISITS', 'WINS', 'NEW_CLIENTS');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('PROSPECTOR', 'SALES', 'KAM', 'OPERATIONS', 'HEAD', 'ADMIN');

-- CreateEnum
CREATE TYPE "Tier" AS ENUM ('VIP', 'MEDIUM', 'SMALL');

-- CreateEnum
CREATE TYPE "Openness" AS ENUM ('OWN', 'CHANNEL', 'ALL');

-- CreateEnum
CREATE TYPE "ImportStatus" AS ENUM ('DONE', 'REVERSED');

-- CreateTable
CREATE TABLE "client" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT COLLATE "ru-x-icu" NOT NULL,
    "name_key" TEXT NOT NULL,
    "search" TEXT NOT NULL,
    "inn" TEXT,
    "channel_id" UUID NOT NULL,
    "sub_channel_id" UUID NOT NULL,
    "region_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "tier" "Tier" NOT NULL,
    "owner_id" UUID,
    "stage" "Stage" NOT NULL DEFAULT 'FOUND',
    "found_on" DATE NOT NULL,
    "site" TEXT NOT NULL DEFAULT '',
    "essence" TEXT NOT NULL DEFAULT '',
    "needs_stated" TEXT NOT NULL DEFAULT '',
    "needs_potential" TEXT NOT NULL DEFAULT '',
    "notes" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID,
    "archived_at" TIMESTAMPTZ(3),
    "merged_into" UUID,
    "import_batch_id" UUID,

    CONSTRAINT "client_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "client_external" (
    "tenant_id" UUID NOT NULL,
    "system" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "client_id" UUID NOT NULL,

    CONSTRAINT "client_external_pkey" PRIMARY KEY ("tenant_id","system","key")
);

-- CreateTable
CREATE TABLE "client_period" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "field" "PeriodField" NOT NULL,
    "value" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cause" TEXT NOT NULL,
    "by_id" UUID,

    CONSTRAINT "client_period_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "person" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "name" TEXT COLLATE "ru-x-icu" NOT NULL,
    "position" TEXT NOT NULL DEFAULT '',
    "decision_maker" BOOLEAN NOT NULL DEFAULT false,
    "phone" TEXT,
    "extension" TEXT,
    "email" TEXT,
    "notes" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "client_phone" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "e164" TEXT NOT NULL,
    "extension" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "client_phone_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "contact_card" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "kind" "CardKind" NOT NULL,
    "direction" "Direction" NOT NULL DEFAULT 'OUT',
    "reach" "Reach" NOT NULL,
    "occurred_on" DATE NOT NULL,
    "occurred_at" TIMESTAMPTZ(3),
    "precision" "Precision" NOT NULL DEFAULT 'DAY',
    "duration_seconds" INTEGER,
    "person_id" UUID,
    "purpose" "Purpose" NOT NULL DEFAULT 'OTHER',
    "substance" TEXT NOT NULL DEFAULT '',
    "proposals" TEXT NOT NULL DEFAULT '',
    "objections" TEXT NOT NULL DEFAULT '',
    "outcome_id" UUID,
    "next_on" DATE,
    "next_kind" "CardKind",
    "stop_reason_id" UUID,
    "stop_note" TEXT NOT NULL DEFAULT '',
    "author_id" UUID,
    "origin" "CardOrigin" NOT NULL DEFAULT 'MANUAL',
    "import_batch_id" UUID,
    "external_key" TEXT,
    "entered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "entered_late" BOOLEAN NOT NULL DEFAULT false,
    "confirmed_by" UUID,
    "confirmed_at" TIMESTAMPTZ(3),
    "state" "CardState" NOT NULL DEFAULT 'ACTIVE',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "contact_card_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "contact_card_version" (
    "tenant_id" UUID NOT NULL,
    "card_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_card_version_pkey" PRIMARY KEY ("tenant_id","card_id","version")
);

-- CreateTable
CREATE TABLE "planned_contact" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "kind" "PlanKind" NOT NULL,
    "month" INTEGER NOT NULL,
    "day" DATE,
    "origin" "PlanOrigin" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "status" "PlanStatus" NOT NULL DEFAULT 'LIVE',
    "origin_card_id" UUID,
    "fulfilled_by" UUID,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "planned_contact_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "client_grid" (
    "tenant_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "packed" BYTEA NOT NULL,
    "last_contact_on" DATE,
    "next_contact_on" DATE,
    "earliest_open_plan" INTEGER,
    "last_step_on" DATE,
    "stamp" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "client_grid_pkey" PRIMARY KEY ("tenant_id","client_id")
);

-- CreateTable
CREATE TABLE "channel" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT COLLATE "ru-x-icu" NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "channel_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "sub_channel" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "name" TEXT COLLATE "ru-x-icu" NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "sub_channel_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "region" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT,
    "name" TEXT COLLATE "ru-x-icu" NOT NULL,
    "zone" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "region_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "source" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT,
    "name" TEXT COLLATE "ru-x-icu" NOT NULL,
    "kind" "SourceKind" NOT NULL,
    "parent_id" UUID,
    "position" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "source_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "service" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT COLLATE "ru-x-icu" NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "service_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "outcome" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT,
    "name" TEXT COLLATE "ru-x-icu" NOT NULL,
    "final" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "outcome_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "calendar_day" (
    "tenant_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "kind" "DayKind" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "calendar_day_pkey" PRIMARY KEY ("tenant_id","day")
);

-- CreateTable
CREATE TABLE "absence" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "absence_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "norm" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "NormKind" NOT NULL,
    "role" "Role",
    "member_id" UUID,
    "value" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,

    CONSTRAINT "norm_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "tenant" (
    "id" UUID NOT NULL,
    "name" TEXT COLLATE "ru-x-icu" NOT NULL,
    "zone" TEXT NOT NULL DEFAULT 'Europe/Moscow',
    "locale" TEXT NOT NULL DEFAULT 'ru',
    "openness" "Openness" NOT NULL DEFAULT 'CHANNEL',
    "tender_lead" INTEGER NOT NULL DEFAULT 2,
    "late_days" INTEGER NOT NULL DEFAULT 3,
    "working_days" INTEGER[] DEFAULT ARRAY[1, 2, 3, 4, 5]::INTEGER[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency" (
    "tenant_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_pkey" PRIMARY KEY ("tenant_id","member_id","key")
);

-- CreateTable
CREATE TABLE "operation" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" UUID,

    CONSTRAINT "operation_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "operation_item" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "operation_id" UUID NOT NULL,
    "entity" TEXT NOT NULL,
    "entity_id" UUID NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "operation_item_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "import_batch" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,
    "mapping" JSONB NOT NULL,
    "counts" JSONB NOT NULL,
    "status" "ImportStatus" NOT NULL DEFAULT 'DONE',
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_batch_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "import_row" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "file" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "audit" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_id" UUID,
    "action" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "entity_id" UUID,
    "client_id" UUID,
    "operation_id" UUID,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "event" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "entity_id" UUID,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "processed_at" TIMESTAMPTZ(3),

    CONSTRAINT "event_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "password_changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_throttle" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "blocked_until" TIMESTAMPTZ(3) NOT NULL,
    "touched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "member" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID,
    "name" TEXT COLLATE "ru-x-icu" NOT NULL,
    "email" TEXT,
    "manager_id" UUID,
    "zone" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "member_role" (
    "tenant_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "role" "Role" NOT NULL,

    CONSTRAINT "member_role_pkey" PRIMARY KEY ("tenant_id","member_id","role")
);

-- CreateTable
CREATE TABLE "member_channel" (
    "tenant_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,

    CONSTRAINT "member_channel_pkey" PRIMARY KEY ("tenant_id","member_id","channel_id")
);

-- CreateTable
CREATE TABLE "session" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT COLLATE "ru-x-icu" NOT NULL,
    "roles" "Role"[],
    "channel_ids" UUID[],
    "manager_id" UUID,
    "token_hash" BYTEA NOT NULL,
    "invited_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "client_tenant_id_channel_id_sub_channel_id_idx" ON "client"("tenant_id", "channel_id", "sub_channel_id");

-- CreateIndex
CREATE INDEX "client_tenant_id_owner_id_idx" ON "client"("tenant_id", "owner_id");

-- CreateIndex
CREATE INDEX "client_tenant_id_region_id_idx" ON "client"("tenant_id", "region_id");

-- CreateIndex
CREATE INDEX "client_tenant_id_source_id_idx" ON "client"("tenant_id", "source_id");

-- CreateIndex
CREATE INDEX "client_tenant_id_name_key_idx" ON "client"("tenant_id", "name_key");

-- CreateIndex
CREATE INDEX "client_tenant_id_inn_idx" ON "client"("tenant_id", "inn");

-- CreateIndex
CREATE INDEX "client_external_tenant_id_client_id_idx" ON "client_external"("tenant_id", "client_id");

-- CreateIndex
CREATE INDEX "client_period_tenant_id_client_id_field_since_idx" ON "client_period"("tenant_id", "client_id", "field", "since");

-- CreateIndex
CREATE UNIQUE INDEX "person_tenant_id_client_id_id_key" ON "person"("tenant_id", "client_id", "id");

-- CreateIndex
CREATE INDEX "client_phone_tenant_id_client_id_idx" ON "client_phone"("tenant_id", "client_id");

-- CreateIndex
CREATE INDEX "client_phone_tenant_id_e164_idx" ON "client_phone"("tenant_id", "e164");

-- CreateIndex
CREATE INDEX "contact_card_tenant_id_client_id_occurred_on_idx" ON "contact_card"("tenant_id", "client_id", "occurred_on");

-- CreateIndex
CREATE INDEX "contact_card_tenant_id_author_id_occurred_on_idx" ON "contact_card"("tenant_id", "author_id", "occurred_on");

-- CreateIndex
CREATE INDEX "contact_card_tenant_id_occurred_on_idx" ON "contact_card"("tenant_id", "occurred_on");

-- CreateIndex
CREATE INDEX "planned_contact_tenant_id_client_id_month_idx" ON "planned_contact"("tenant_id", "client_id", "month");

-- CreateIndex
CREATE INDEX "client_grid_tenant_id_stamp_idx" ON "client_grid"("tenant_id", "stamp");

-- CreateIndex
CREATE INDEX "client_grid_tenant_id_last_contact_on_idx" ON "client_grid"("tenant_id", "last_contact_on");

-- CreateIndex
CREATE INDEX "client_grid_tenant_id_next_contact_on_idx" ON "client_grid"("tenant_id", "next_contact_on");

-- CreateIndex
CREATE UNIQUE INDEX "channel_tenant_id_name_key" ON "channel"("tenant_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "sub_channel_tenant_id_channel_id_name_key" ON "sub_channel"("tenant_id", "channel_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "sub_channel_tenant_id_channel_id_id_key" ON "sub_channel"("tenant_id", "channel_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "region_tenant_id_name_key" ON "region"("tenant_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "source_tenant_id_name_key" ON "source"("tenant_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "service_tenant_id_name_key" ON "service"("tenant_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "outcome_tenant_id_name_key" ON "outcome"("tenant_id", "name");

-- CreateIndex
CREATE INDEX "absence_tenant_id_member_id_from_day_idx" ON "absence"("tenant_id", "member_id", "from_day");

-- CreateIndex
CREATE INDEX "norm_tenant_id_kind_valid_from_idx" ON "norm"("tenant_id", "kind", "valid_from");

-- CreateIndex
CREATE INDEX "operation_tenant_id_by_id_at_idx" ON "operation"("tenant_id", "by_id", "at");

-- CreateIndex
CREATE INDEX "operation_item_tenant_id_operation_id_idx" ON "operation_item"("tenant_id", "operation_id");

-- CreateIndex
CREATE INDEX "import_row_tenant_id_batch_id_idx" ON "import_row"("tenant_id", "batch_id");

-- CreateIndex
CREATE INDEX "audit_tenant_id_at_idx" ON "audit"("tenant_id", "at");

-- CreateIndex
CREATE INDEX "audit_tenant_id_by_id_at_idx" ON "audit"("tenant_id", "by_id", "at");

-- CreateIndex
CREATE INDEX "audit_tenant_id_client_id_at_idx" ON "audit"("tenant_id", "client_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE INDEX "member_tenant_id_manager_id_idx" ON "member"("tenant_id", "manager_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_tenant_id_account_id_key" ON "member"("tenant_id", "account_id");

-- CreateIndex
CREATE INDEX "member_channel_tenant_id_channel_id_idx" ON "member_channel"("tenant_id", "channel_id");

-- CreateIndex
CREATE INDEX "session_tenant_id_member_id_idx" ON "session"("tenant_id", "member_id");

-- CreateIndex
CREATE INDEX "invitation_token_hash_idx" ON "invitation"("token_hash");

-- AddForeignKey
ALTER TABLE "client" ADD CONSTRAINT "client_tenant_id_channel_id_fkey" FOREIGN KEY ("tenant_id", "channel_id") REFERENCES "channel"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "client" ADD CONSTRAINT "client_tenant_id_channel_id_sub_channel_id_fkey" FOREIGN KEY ("tenant_id", "channel_id", "sub_channel_id") REFERENCES "sub_channel"("tenant_id", "channel_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "client" ADD CONSTRAINT "client_tenant_id_region_id_fkey" FOREIGN KEY ("tenant_id", "region_id") REFERENCES "region"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "client" ADD CONSTRAINT "client_tenant_id_source_id_fkey" FOREIGN KEY ("tenant_id", "source_id") REFERENCES "source"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "client" ADD CONSTRAINT "client_tenant_id_owner_id_fkey" FOREIGN KEY ("tenant_id", "owner_id") REFERENCES "member"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "client" ADD CONSTRAINT "client_tenant_id_import_batch_id_fkey" FOREIGN KEY ("tenant_id", "import_batch_id") REFERENCES "import_batch"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "client" ADD CONSTRAINT "client_tenant_id_merged_into_fkey" FOREIGN KEY ("tenant_id", "merged_into") REFERENCES "client"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "client_external" ADD CONSTRAINT "client_external_tenant_id_client_id_fkey" FOREIGN KEY ("tenant_id", "client_id") REFERENCES "client"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "client_period" ADD CONSTRAINT "client_period_tenant_id_client_id_fkey" FOREIGN KEY ("tenant_id", "client_id") REFERENCES "client"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_tenant_id_client_id_fkey" FOREIGN KEY ("tenant_id", "client_id") REFERENCES "client"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "client_phone" ADD CONSTRAINT "client_phone_tenant_id_client_id_fkey" FOREIGN KEY ("tenant_id", "client_id") REFERENCES "client"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "contact_card" ADD CONSTRAINT "contact_card_tenant_id_client_id_fkey" FOREIGN KEY ("tenant_id", "client_id") REFERENCES "client"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "contact_card" ADD CONSTRAINT "contact_card_tenant_id_client_id_person_id_fkey" FOREIGN KEY ("tenant_id", "client_id", "person_id") REFERENCES "person"("tenant_id", "client_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "contact_card" ADD CONSTRAINT "contact_card_tenant_id_outcome_id_fkey" FOREIGN KEY ("tenant_id", "outcome_id") REFERENCES "outcome"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "contact_card" ADD CONSTRAINT "contact_card_tenant_id_stop_reason_id_fkey" FOREIGN KEY ("tenant_id", "stop_reason_id") REFERENCES "outcome"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "contact_card" ADD CONSTRAINT "contact_card_tenant_id_author_id_fkey" FOREIGN KEY ("tenant_id", "author_id") REFERENCES "member"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "contact_card" ADD CONSTRAINT "contact_card_tenant_id_import_batch_id_fkey" FOREIGN KEY ("tenant_id", "import_batch_id") REFERENCES "import_batch"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "contact_card_version" ADD CONSTRAINT "contact_card_version_tenant_id_card_id_fkey" FOREIGN KEY ("tenant_id", "card_id") REFERENCES "contact_card"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "planned_contact" ADD CONSTRAINT "planned_contact_tenant_id_client_id_fkey" FOREIGN KEY ("tenant_id", "client_id") REFERENCES "client"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "planned_contact" ADD CONSTRAINT "planned_contact_tenant_id_author_id_fkey" FOREIGN KEY ("tenant_id", "author_id") REFERENCES "member"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "client_grid" ADD CONSTRAINT "client_grid_tenant_id_client_id_fkey" FOREIGN KEY ("tenant_id", "client_id") REFERENCES "client"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sub_channel" ADD CONSTRAINT "sub_channel_tenant_id_channel_id_fkey" FOREIGN KEY ("tenant_id", "channel_id") REFERENCES "channel"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_tenant_id_parent_id_fkey" FOREIGN KEY ("tenant_id", "parent_id") REFERENCES "source"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_tenant_id_member_id_fkey" FOREIGN KEY ("tenant_id", "member_id") REFERENCES "member"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "norm" ADD CONSTRAINT "norm_tenant_id_member_id_fkey" FOREIGN KEY ("tenant_id", "member_id") REFERENCES "member"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "operation_item" ADD CONSTRAINT "operation_item_tenant_id_operation_id_fkey" FOREIGN KEY ("tenant_id", "operation_id") REFERENCES "operation"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_tenant_id_batch_id_fkey" FOREIGN KEY ("tenant_id", "batch_id") REFERENCES "import_batch"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_tenant_id_manager_id_fkey" FOREIGN KEY ("tenant_id", "manager_id") REFERENCES "member"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "member_role" ADD CONSTRAINT "member_role_tenant_id_member_id_fkey" FOREIGN KEY ("tenant_id", "member_id") REFERENCES "member"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "member_channel" ADD CONSTRAINT "member_channel_tenant_id_member_id_fkey" FOREIGN KEY ("tenant_id", "member_id") REFERENCES "member"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "member_channel" ADD CONSTRAINT "member_channel_tenant_id_channel_id_fkey" FOREIGN KEY ("tenant_id", "channel_id") REFERENCES "channel"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_tenant_id_member_id_fkey" FOREIGN KEY ("tenant_id", "member_id") REFERENCES "member"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- One live plan per client, month, kind and origin.
CREATE UNIQUE INDEX "planned_contact_live_key" ON "planned_contact"("tenant_id", "client_id", "month", "kind", "origin") WHERE "status" = 'LIVE';
-- The same row of a file makes one card, however often it comes.
CREATE UNIQUE INDEX "contact_card_external_key" ON "contact_card"("tenant_id", "external_key") WHERE "external_key" IS NOT NULL AND "state" = 'ACTIVE';
-- A member's e-mail is used once in an organisation.
CREATE UNIQUE INDEX "member_email_key" ON "member"("tenant_id", lower("email")) WHERE "email" IS NOT NULL;
CREATE INDEX "client_search_idx" ON "client" USING gin ("tenant_id", "search" gin_trgm_ops);
CREATE INDEX "client_name_idx" ON "client"("tenant_id", "name", "id");

-- domain rule 5: every call and visit says what comes next, or stops with a reason; imported cards are exempt.
ALTER TABLE "contact_card" ADD CONSTRAINT "contact_card_next_or_stop" CHECK (
  "origin" = 'IMPORTED' OR "kind" NOT IN ('CALL', 'VISIT') OR "next_on" IS NOT NULL OR "stop_reason_id" IS NOT NULL);
ALTER TABLE "contact_card" ADD CONSTRAINT "contact_card_next_is_later" CHECK ("next_on" IS NULL OR "next_on" >= "occurred_on");
ALTER TABLE "contact_card" ADD CONSTRAINT "contact_card_duration" CHECK ("duration_seconds" IS NULL OR "duration_seconds" BETWEEN 0 AND 86400);
ALTER TABLE "norm" ADD CONSTRAINT "norm_of_role_or_person" CHECK (("role" IS NULL) <> ("member_id" IS NULL));
ALTER TABLE "absence" ADD CONSTRAINT "absence_order" CHECK ("to_day" >= "from_day");
ALTER TABLE "account" ADD CONSTRAINT "account_email_lower" CHECK ("email" = lower("email"));
