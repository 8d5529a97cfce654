/** Generated from docs/api/openapi.json by `npm run api`. Do not edit. */

export interface paths {
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts by what they owe. */
        get: operations["lists_list_accounts"];
        put?: never;
        /** Enroll a new account with its first clients; 409 `likely_duplicates` unless confirmed. */
        post: operations["enrollment_enroll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who a person may already be, likeliest first; nothing is saved. */
        post: operations["enrollment_find_duplicates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What all accounts that hold a filter owe, by currency and by age; the page asked for plays no part. */
        get: operations["sums_total_accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An account with its clients, coverages, concerns, notes and contact; the reading is recorded. */
        get: operations["enrollment_read_account"];
        /** Change an account's language, time zone, guarantor or state. */
        put: operations["enrollment_change_account"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is attached on an account, the newest first. */
        get: operations["attachments_list_attachments"];
        put?: never;
        /** Look at a file that was brought and keep it with what it belongs with; the same upload again is the same one. */
        post: operations["attachments_attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/attachments/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lend an address to bring a file to. */
        post: operations["attachments_request_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/attachments/{attachment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One attachment and where its file is; that it was looked at is recorded. */
        get: operations["attachments_show_attachment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/attachments/{attachment_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show a file no more that does not belong where it is; that it was there stays. */
        post: operations["attachments_withdraw_attachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The client's tries to pay on the gateway's page, the newest first. */
        get: operations["payments_list_attempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who saw and changed an account, latest first. */
        get: operations["privacy_read_trail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/audit/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether an account's trail holds, in parts when it is long. */
        get: operations["privacy_prove_trail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a client to an account. */
        post: operations["enrollment_add_client"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/clients/{client_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a client. */
        put: operations["enrollment_change_client"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/clients/{client_id}/replace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let another client's record stand for this one's too: both are one person. */
        post: operations["merging_replace_client"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/clients/{client_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let two records be two persons again, while nothing was posted since. */
        post: operations["merging_restore_client"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/concerns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note a special concern. */
        post: operations["enrollment_add_concern"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/concerns/{concern_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a concern. */
        put: operations["enrollment_change_concern"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/concerns/{concern_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a concern; it stays in the file. */
        post: operations["enrollment_end_concern"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change how an account is reached, and what its person agreed to. */
        put: operations["enrollment_change_contact"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/coverages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a client a coverage. */
        post: operations["enrollment_add_coverage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/coverages/{coverage_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a coverage; what was invoiced under it stays as it was. */
        put: operations["enrollment_change_coverage"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/coverages/{coverage_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a coverage on a day, the first without it. */
        post: operations["enrollment_end_coverage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/credit-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The credit notes of an account, the latest first; of one invoice in order of their numbers. */
        get: operations["invoicing_list_credit_notes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/credit-notes/{note_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One credit note. */
        get: operations["invoicing_read_credit_note"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/credit-notes/{note_id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pay invoices from what a credit note left unapplied. */
        post: operations["credits_apply_credit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/credit-notes/{note_id}/pay-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pay a party what a credit note left unapplied. */
        post: operations["credits_pay_out_credit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/credit-notes/{note_id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The PDF of a credit note, for one of its parties. */
        get: operations["invoicing_lend_credit_note_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/credit-notes/{note_id}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give what a credit note left back to where it came from: the card, the bank, the counter. */
        post: operations["credits_refund_credit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/dunning": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where an account stands: level, holds, promises, what was decided, and what happens next and when. */
        get: operations["collections_dunning_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Other accounts that are likely of the same person, likeliest first: one client of each. */
        get: operations["enrollment_duplicates_of_account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/duplicates/{other_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Tell two accounts that look alike apart, or take that back: they are likely duplicates again. */
        put: operations["enrollment_tell_apart"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The entries of an account's journal that are about one invoice, payment or credit note, the newest first. */
        get: operations["sums_entries_about"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop the dunning of an account, for longer than thirty days with `collections:write`; an Idempotency-Key makes a */
        post: operations["collections_place_dunning_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/holds/{hold_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Lift a hold, that of somebody else with `collections:write`; the account is looked at tomorrow. */
        delete: operations["collections_lift_dunning_hold"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The invoices of an account, the newest first: what waits to be issued, what was issued, discarded drafts. */
        get: operations["invoices_list_invoices"];
        put?: never;
        /** Capture charges as a draft: priced, audited, and split as it would be. */
        post: operations["invoicing_draft_invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/invoices/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Price and audit charges without keeping anything. */
        post: operations["invoicing_preview_invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/invoices/{invoice_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An invoice with its lines, holds and parties, and where it stands today. */
        get: operations["invoices_read_invoice"];
        /** Replace the charges of a draft, made on its version. */
        put: operations["invoicing_change_draft"];
        post?: never;
        /** Put a draft aside for good. */
        delete: operations["invoicing_discard_draft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/invoices/{invoice_id}/adjust": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take off a party's open amount what its contract does not allow. */
        post: operations["invoicing_adjust_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/invoices/{invoice_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve discounts above the cap, prices that are not the catalog's and a large amount, in the version seen. */
        post: operations["invoicing_approve_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/invoices/{invoice_id}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Price a draft anew and audit it. */
        post: operations["invoicing_audit_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/invoices/{invoice_id}/credit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back an issued invoice, whole or in part, by a credit note. */
        post: operations["invoicing_credit_invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/invoices/{invoice_id}/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issue a draft: number it, post it, demand payment; an issued one is answered as it is. */
        post: operations["invoicing_issue_invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/invoices/{invoice_id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The PDF of an issued invoice, for one of its parties. */
        get: operations["papers_lend_invoice_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/invoices/{invoice_id}/rebill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Credit all that is left of an invoice and capture it again as a draft. */
        post: operations["invoicing_rebill_invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/invoices/{invoice_id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take all money off an invoice, so that it can be credited. */
        post: operations["payments_release_invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/invoices/{invoice_id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail the guarantor a pay link for an issued invoice, if the contact gate allows it. */
        post: operations["sending_send_invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/invoices/{invoice_id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a part of what is open from one party to another. */
        post: operations["invoicing_transfer_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/invoices/{invoice_id}/write-offs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was written off of an invoice, asked for, refused and taken back, in the order it was asked. */
        get: operations["invoicing_list_write_offs"];
        put?: never;
        /** Write off what a party has open: at once up to the office's limit, above it asked of a second person. */
        post: operations["invoicing_write_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/invoices/{invoice_id}/write-offs/{write_off_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve a write-off that somebody else asked for, if what was asked for is still open. */
        post: operations["invoicing_approve_write_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/invoices/{invoice_id}/write-offs/{write_off_id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse a write-off that waits: the amount stays owed. */
        post: operations["invoicing_refuse_write_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/invoices/{invoice_id}/write-offs/{write_off_id}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back a posted write-off by the mirror image of its entry: the amount is open again. */
        post: operations["invoicing_take_back_write_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/invoices/{invoice_id}/write-offs/{write_off_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw a write-off that one asked for oneself and nobody decided on. */
        post: operations["invoicing_withdraw_write_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why somebody owes what they owe: what moved a balance, the newest first, with the balance after each line. */
        get: operations["ledger_account_ledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The merges an account stands in: where it went, what came to it. */
        get: operations["merging_list_merges"];
        put?: never;
        /** Merge an account into this one, as it was previewed; 409 when either changed since. */
        post: operations["merging_merge_accounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/merges/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What merging an account into this one would do, and what stops it; the reading of both is recorded. */
        post: operations["merging_preview_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/merges/{merged_id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undo a merge, while nothing was posted or changed since. */
        post: operations["merging_split_accounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The notes of an account, the newest first. */
        get: operations["enrollment_list_notes"];
        put?: never;
        /** Write a note; another one corrects it. */
        post: operations["enrollment_add_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The messages of an account, refusals too, the newest first. */
        get: operations["collections_list_notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/notices/{notice_id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a message again that was refused, failed or came back: the gate is asked anew and the link is new. */
        post: operations["collections_resend_notice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What free money of an account's parties could pay of what they have open; allocating or applying does it. */
        get: operations["credits_list_offers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An account in one look: who owes what, how old it is, what happens next. */
        get: operations["overview_overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/owed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who owed what on a day. */
        get: operations["overview_owed_then"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/pay-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail the guarantor a new pay link because they asked for it just now; it replaces the older ones when it goes. */
        post: operations["sending_send_pay_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/pay-link/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a pay link to hand out, as a mailed one; the trail keeps who made it. */
        post: operations["sending_copy_pay_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The payments of an account, the latest posted first. */
        get: operations["payments_list_payments"];
        put?: never;
        /** Post a cheque, cash, a bank transfer or a payer's payment. */
        post: operations["payments_post_payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/payments/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show how a payment would be spread over the open invoices, without posting it. */
        post: operations["payments_preview_payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/payments/{payment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One payment. */
        get: operations["payments_get_payment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/payments/{payment_id}/allocate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pay invoices from the unapplied part of a payment. */
        post: operations["payments_allocate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/payments/{payment_id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a payment to the account whose money it is: void here, posted there. Answers the void one. */
        post: operations["payments_move_payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/payments/{payment_id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The receipt of a payment as it stands now, as PDF. */
        get: operations["receipts_lend_receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/payments/{payment_id}/receipt/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The messages with a payment's receipt, refusals too, the newest first. */
        get: operations["sending_list_receipt_mails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/payments/{payment_id}/receipt/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail the guarantor that their payment came, with a link to the page that shows it, if the contact gate allows. */
        post: operations["sending_send_receipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/payments/{payment_id}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give unapplied money back to where it came from. */
        post: operations["payments_refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/payments/{payment_id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record that a payment came back: what it paid is owed again. */
        post: operations["payments_return_payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/payments/{payment_id}/unallocate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a payment's money off an invoice again. */
        post: operations["payments_unallocate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/payments/{payment_id}/unallocate-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a payment's money off all its invoices again. */
        post: operations["payments_unallocate_all"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/payments/{payment_id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a payment void that was posted by mistake: what it paid is owed as before. */
        post: operations["payments_void_payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/promises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record a promise to pay, later than in thirty days with `collections:write`; an Idempotency-Key makes a repeat */
        post: operations["collections_record_promise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/promises/{promise_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take back an open promise that was noted by mistake; the account is looked at tomorrow. */
        delete: operations["collections_take_back_promise"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/skips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the next letter not go, this once; an Idempotency-Key makes a repeat answer the same skip. */
        post: operations["collections_skip_letter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/skips/{skip_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Let a skipped letter go after all, as long as no night has skipped it. */
        delete: operations["collections_unskip_letter"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/small-balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the guarantor has open on invoices that is small by the office's limit, the oldest due first. */
        get: operations["invoicing_small_balances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A statement of account of a party from a day to another, as PDF. */
        get: operations["papers_lend_statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/statement/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail the guarantor that their statement is ready, with a link to the page that shows it, if the gate allows. */
        post: operations["sending_send_statement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/subjects/{subject_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was written about an invoice, a credit note or a payment, the newest first. */
        get: operations["notes_list_notes_on"];
        put?: never;
        /** Write a note about an invoice, a credit note or a payment; it stands on the account too. */
        post: operations["notes_write_note_on"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that happened on an account, the newest first. */
        get: operations["overview_account_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/write-offs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was written off of an account's invoices, asked for, refused and taken back, invoice by invoice. */
        get: operations["invoicing_page_of_write_offs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/searches/{subject}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When a staff member searched among all clients and how many were found (`item`), latest first. */
        get: operations["privacy_read_searches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/searches/{subject}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the trail of a staff member's searches holds, in parts when it is long. */
        get: operations["privacy_prove_searches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer what the sign-in still asks. */
        post: operations["auth_challenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/confirm-forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a new password with the code from the mail: open while guesses of the old one are locked, and their end. */
        post: operations["auth_confirm_forgot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a code for a new password; the answer is the same whether or not the address is known. */
        post: operations["auth_forgot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with e-mail address and password. */
        post: operations["auth_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out: the refresh token is revoked and the cookie ended. */
        post: operations["auth_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say who is signed in. */
        get: operations["auth_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to sign in with a passkey: what the browser is to ask it. Every address is asked the same, known or not. */
        post: operations["auth_ask_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkey/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with what a passkey signed. */
        post: operations["auth_answer_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's passkeys, oldest first. */
        get: operations["auth_list_passkeys"];
        put?: never;
        /** Keep the passkey that was just made. */
        post: operations["auth_keep_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkeys/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to make a passkey. Who has one keeps the authenticator app, so that a lost device locks nobody out. */
        post: operations["auth_begin_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkeys/{passkey_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a passkey away: it signs nobody in again. One that is gone already stays so. */
        delete: operations["auth_remove_passkey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get a new access token by the session cookie. */
        post: operations["auth_refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to set up an authenticator app. */
        post: operations["auth_start_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finish setting up an authenticator app with its first code. */
        post: operations["auth_confirm_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/ways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say how one may sign in here beside the password. */
        get: operations["auth_ways"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Batches, the last opened first. */
        get: operations["batches_list_batches"];
        put?: never;
        /** Open a batch with the totals of the tape; no money moves before its payments are posted. */
        post: operations["batches_open_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One batch. */
        get: operations["batches_get_batch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{number}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a batch whose totals agree; with `batch:differ` and a reason also one whose totals do not. */
        post: operations["batches_close_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{number}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Correct the totals of the tape while the batch is open. */
        post: operations["batches_correct_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batches/{number}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The payments of a batch as they are now, in the order they were posted. */
        get: operations["batches_list_payments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing-providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organisations that bill, by name. */
        get: operations["providers_list_billing_providers"];
        put?: never;
        /** Add an organisation that bills. */
        post: operations["providers_add_billing_provider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing-providers/{provider_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change an organisation that bills, or end it by its days. */
        put: operations["providers_change_billing_provider"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find codes while somebody types, best first. */
        get: operations["catalog_search_codes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/codes/{system}/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a code is on a day, and what it ever was. */
        get: operations["catalog_get_code"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/codes/{system}/{code}/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what clients read of a code in their language; what is charged from now on bears it. */
        put: operations["catalog_put_names"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/crosswalk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The other code systems that have a crosswalk. */
        get: operations["catalog_list_crosswalk_systems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/crosswalk/{from_system}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One page of what codes of another system are called in ours. */
        get: operations["catalog_list_crosswalk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/crosswalk/{from_system}/{from_code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what a code of another system is called in ours. */
        put: operations["catalog_put_crosswalk"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/discounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All discounts with their rules. */
        get: operations["catalog_list_discounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/discounts/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set a discount from a day on: its rate, and up to where it needs no approval. */
        put: operations["catalog_put_discount"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/fee-schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All fee schedules, the cash prices first. */
        get: operations["catalog_list_fee_schedules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/fee-schedules/{schedule}/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One page of a fee schedule, in order of its codes. */
        get: operations["catalog_list_prices"];
        /** Set what a code costs on a fee schedule, from a day on. */
        put: operations["catalog_put_price"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/loads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Files that were handed in and what came of them, the latest first. */
        get: operations["catalog_list_loads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/loads/{load_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One file that was handed in and what came of it. */
        get: operations["catalog_get_load"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a code costs on a payer's schedule on a day, and why. */
        get: operations["catalog_get_price"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every code system with the releases it is made of. */
        get: operations["catalog_list_releases"];
        put?: never;
        /** Load an uploaded file; the report is at its load. */
        post: operations["catalog_request_load"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/services/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Add or change one of the office's own services, from today on. */
        put: operations["catalog_put_service"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/taxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All tax codes with their rules. */
        get: operations["catalog_list_taxes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/taxes/{tax_code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set a tax rule from a day on. */
        put: operations["catalog_put_tax"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An address to bring a catalog file to (PUT, application/octet-stream), of exactly the size that is told. */
        post: operations["catalog_new_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/visit-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All visit templates with their editions. */
        get: operations["catalog_list_visit_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/visit-templates/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set a visit template from a day on. */
        put: operations["catalog_put_visit_template"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claim-sides/lacking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a claim of these would lack on a day of service, and which screen mends each. */
        get: operations["providers_read_lacking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Clients by name. */
        get: operations["lists_list_clients"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clients/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find clients as one types. */
        get: operations["enrollment_search_clients"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clients/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many clients hold a filter, by currency of their accounts; the page asked for plays no part. */
        get: operations["sums_total_clients"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/left-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The accounts that the nights could not take: they stay on the agenda, and a person should look at them. */
        get: operations["collections_list_left_out"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The dunning policies in force. */
        get: operations["collections_list_policies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/policies/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Save the office's copy of a policy under its next version; the one before is kept. */
        put: operations["collections_save_policy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The letters of a day before they go, tomorrow's by default; a page may be short and still have a cursor. */
        get: operations["collections_preview_letters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller asked for in the last two weeks, the latest first. */
        get: operations["exports_list_exports"];
        put?: never;
        /** Ask for a filtered list as CSV: a short one is ready in the answer, a long one is written in parts. */
        post: operations["exports_ask_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/load-findings/{load_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for everything found wrong with a file of the catalog, as CSV. */
        post: operations["exports_ask_findings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{export_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an export of the caller's own is. */
        get: operations["exports_get_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{export_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a file that is ready: for who asked for it, and only while they still may. */
        post: operations["exports_take_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/facilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The places where services are given, by name. */
        get: operations["providers_list_facilities"];
        put?: never;
        /** Add a place where services are given. */
        post: operations["providers_add_facility"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/facilities/{facility_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a place where services are given, or end it by its days. */
        put: operations["providers_change_facility"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gateway/stripe/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a signed notification of the gateway; the work is queued. */
        post: operations["pay_hear_gateway"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say that the API answers. */
        get: operations["office_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The office at a glance. */
        get: operations["home_home"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Imports, the latest first. */
        get: operations["imports_list_imports"];
        put?: never;
        /** Open an import and lend the addresses to bring its files to. */
        post: operations["imports_create_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/templates/{layout}/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A CSV file of a kind to fill in: its heading. */
        get: operations["imports_get_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One import: its files, how far it is, what is new, there already or in conflict. */
        get: operations["imports_get_import"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fresh addresses to bring the files to, when the first have run out or a file was refused. */
        post: operations["imports_lend_addresses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give an import up before it is posted. */
        post: operations["imports_discard_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}/encodings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read the files anew in the encodings that were chosen; nothing is posted. */
        post: operations["imports_choose_encodings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is wrong or worth knowing, row by row, with how to mend it. */
        get: operations["imports_list_findings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}/post": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Post what the preview showed, each row once for ever. Asked again, it goes on where it stopped. */
        post: operations["imports_post_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How each file's letters read in every encoding that could be its own; none of files whose bytes tell. */
        get: operations["imports_list_readings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read the files and preview what posting would do; nothing is posted. Asked again, it goes on. */
        post: operations["imports_start_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invoices, drafts and the newest first. */
        get: operations["lists_list_invoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What all invoices that hold a filter come to, by currency; the page asked for plays no part. */
        get: operations["lists_total_invoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/letterheads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the office stands on its papers, by currency. */
        get: operations["invoicing_list_letterheads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/letterheads/{currency}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say how the office stands on its papers in a currency from now on; earlier papers keep what it was. */
        put: operations["invoicing_save_letterhead"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mailings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller had mailed in the last two weeks and did not close, the latest first, ten at most. */
        get: operations["mailings_list_mailings"];
        put?: never;
        /** Mail pay links for many invoices, each if the contact gate allows it; the office does it, one after the other. */
        post: operations["mailings_ask_mailing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mailings/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail many guarantors that their statement is ready, each if the contact gate allows it, one after the other. */
        post: operations["mailings_ask_statements"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mailings/{mailing_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a mailing of the caller's own is. */
        get: operations["mailings_get_mailing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mailings/{mailing_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show it no more. */
        post: operations["mailings_close_mailing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mailings/{mailing_id}/go-on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail what is left, and try again what failed. */
        post: operations["mailings_go_on_mailing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mailings/{mailing_id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail no more of it; what went stays sent. */
        post: operations["mailings_stop_mailing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the caller likes the portal; at first in the language of their browser. */
        get: operations["staff_read_preferences"];
        /** Keep how the caller likes the portal. */
        put: operations["staff_keep_preferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/note-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All note templates in the office's order. */
        get: operations["notes_list_note_templates"];
        put?: never;
        /** Keep a text for notes. */
        post: operations["notes_add_note_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/note-templates/{template_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a note template, or offer it no more. */
        put: operations["notes_change_note_template"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pay/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** See again what is owed, within the session. */
        get: operations["pay_see_account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pay/attempts/{attempt_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of a try: the gateway is asked when we do not know yet. */
        get: operations["pay_see_attempt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pay/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer the one question and see what is owed. */
        post: operations["pay_pass_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pay/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look at a pay link; changes nothing. */
        post: operations["pay_open_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pay/opt-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop e-mail to the account the message was sent to, whether its link still opens or not. */
        post: operations["unsubscribing_opt_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pay/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The client's own payments that stand, the latest first. */
        get: operations["paid_see_payments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pay/payments/{payment_id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The receipt of a payment of the client's own, as PDF. */
        get: operations["paid_lend_own_receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pay/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start paying and answer the address of the gateway's page. */
        post: operations["pay_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pay/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The client's own statement of account of the last twelve months, as PDF. */
        get: operations["paid_lend_own_statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Payers by name. */
        get: operations["enrollment_list_payers"];
        put?: never;
        /** Add a payer. */
        post: operations["enrollment_add_payer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payers/{payer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One payer. */
        get: operations["enrollment_read_payer"];
        /** Change or retire a payer. */
        put: operations["enrollment_change_payer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payers/{payer_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The notes about a payer, the newest first. */
        get: operations["enrollment_list_payer_notes"];
        put?: never;
        /** Write a note about a payer; another one corrects it. */
        post: operations["enrollment_add_payer_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payers/{payer_id}/owes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a payer owes on all accounts together, by age. */
        get: operations["payers_payer_owes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Payments, the newest first. */
        get: operations["lists_list_payments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What all payments that hold a filter come to, by currency; the page asked for plays no part. */
        get: operations["sums_total_payments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/places-of-service": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The places of service of CMS's list, by code. */
        get: operations["providers_list_places_of_service"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/postal-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The places that a postal code is of; none where it is not known. */
        get: operations["enrollment_localities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/practitioners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who renders, refers, orders or supervises, by family name. */
        get: operations["providers_list_practitioners"];
        put?: never;
        /** Add a practitioner. */
        post: operations["providers_add_practitioner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/practitioners/{practitioner_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a practitioner and their enrollments with payers, or end them by their days. */
        put: operations["providers_change_practitioner"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/ageing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Receivables by age, of all accounts together. */
        get: operations["reports_ageing_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/ageing/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The accounts that have something open, by number, each with its ages. */
        get: operations["reports_ageing_accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/day-sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a day moved on the cash and clearing accounts, by method and person. */
        get: operations["day_sheet_show_day_sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The entries that take effect on a day: of all, of a payer, on a ledger account, by a person. */
        get: operations["reports_day_journal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last night of dunning, look at what the gateway confirmed, proof of the books and rebuild of the lists. */
        get: operations["rounds_list_rounds"];
        put?: never;
        /** Begin a proof of all books or a rebuild of all lists, if none is under way. */
        post: operations["rounds_begin_round"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/trial-balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every ledger account at the end of a day. */
        get: operations["reports_trial_balance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find clients, accounts, invoices, credit notes, payments and payers by names, numbers, amounts and references. */
        get: operations["search_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/recent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The accounts that the caller looked at last, the last first. */
        get: operations["search_recent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody who works in the office or did, by name: whose ids stand in histories. */
        get: operations["staff_list_staff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The names of the messages, and `common`: what all of them say. */
        get: operations["wordings_list_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{template}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a message is worded in a language, and how it reads with the office's name and sample links. */
        get: operations["wordings_show_template"];
        /** Word a message from now on; the version before is kept, and a message that went keeps which it was written in. */
        put: operations["wordings_save_wording"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{template}/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail the caller a sample to the address they sign in with; its links lead nowhere, and nothing is kept. */
        post: operations["wordings_mail_sample"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{template}/sample": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How a message would read, while it is worded; nothing is kept. */
        post: operations["wordings_show_sample"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{template}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The versions that the office wrote in a language, the newest first; before the first it was as delivered. */
        get: operations["wordings_list_wordings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/unsubscribe/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lead a person who opened the address to the page with the button, in the account's language; changes nothing, as */
        get: operations["unsubscribing_show_unsubscribe"];
        put?: never;
        /** Stop e-mail at once: what a mail program posts, `List-Unsubscribe=One-Click`, without cookie or check. */
        post: operations["unsubscribing_unsubscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/write-off-policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the office writes off, by currency. */
        get: operations["invoicing_list_write_off_policies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/write-off-policies/{currency}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Choose what is written off in a currency from now on; the version before is kept. */
        put: operations["invoicing_save_write_off_policy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/write-offs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Write-offs, those that wait for an approval too, the newest first. */
        get: operations["lists_list_write_offs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/write-offs/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what would become of writing off what guarantors have open on some invoices. Nothing is written. */
        post: operations["invoicing_preview_write_offs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/write-offs/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What all write-offs that hold a filter come to, by currency; the page asked for plays no part. */
        get: operations["lists_total_write_offs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AbsorbedView
         * @description An account that was merged into this one.
         */
        AbsorbedView: {
            /** Account Id */
            account_id: string;
            /** Number */
            number: string;
        };
        /**
         * AccountEdit
         * @description What may be changed of an account.
         */
        AccountEdit: {
            /**
             * Language
             * @enum {string}
             */
            language: "en" | "sv" | "pl";
            /** Time Zone */
            time_zone: string;
            guarantor: components["schemas"]["GuarantorShape"];
            /** @default active */
            state: components["schemas"]["AccountState"];
            /** Version */
            version: number;
        };
        /**
         * AccountEntriesView
         * @description Entries, the newest first.
         */
        AccountEntriesView: {
            /** Items */
            items: components["schemas"]["AccountEntryView"][];
        };
        /**
         * AccountEntryView
         * @description One entry of an account's journal.
         */
        AccountEntryView: {
            /** Version */
            version: number;
            /** Reason */
            reason: string;
            /**
             * Effective On
             * Format: date
             */
            effective_on: string;
            /** Posted At */
            posted_at: string;
            /** By */
            by: string;
            /** Note */
            note: string;
            /** Reverses */
            reverses: number | null;
            /** Legs */
            legs: components["schemas"]["EntryLeg"][];
        };
        /**
         * AccountFileView
         * @description An account with its people, coverages, concerns and its latest notes.
         */
        AccountFileView: {
            account: components["schemas"]["AccountView"];
            /** Clients */
            clients: components["schemas"]["ClientView"][];
            /** Coverages */
            coverages: components["schemas"]["CoverageView"][];
            /** Concerns */
            concerns: components["schemas"]["ConcernView"][];
            /** Notes */
            notes: components["schemas"]["NoteView"][];
        };
        /**
         * AccountRow
         * @description An account in the list of accounts that owe.
         */
        AccountRow: {
            /** Behind Since */
            behind_since: string;
            /** Account Id */
            account_id: string;
            /** Account Number */
            account_number: string;
            /** Guarantor */
            guarantor: string;
            balance: components["schemas"]["MoneyView"];
            overdue: components["schemas"]["MoneyView"];
            /** Days Past Due */
            days_past_due: number;
            unapplied: components["schemas"]["MoneyView"];
            /** Ageing */
            ageing: {
                [key: string]: components["schemas"]["MoneyView"];
            };
            /** Level */
            level: number;
            /** Next On */
            next_on: string;
            /** Holds */
            holds: string[];
            /** Concerns */
            concerns: string[][];
        };
        /** PageView[AccountRow] */
        AccountRowPage: {
            /** Items */
            items: components["schemas"]["AccountRow"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * AccountState
         * @description Whether new charges may be made on it.
         * @enum {string}
         */
        AccountState: "active" | "closed";
        /**
         * AccountSumView
         * @description What accounts come to in one currency.
         */
        AccountSumView: {
            /** Count */
            count: number;
            balance: components["schemas"]["MoneyView"];
            overdue: components["schemas"]["MoneyView"];
            /** Ageing */
            ageing: {
                [key: string]: components["schemas"]["MoneyView"];
            };
        };
        /**
         * AccountSumsView
         * @description How many accounts hold a filter, and what they come to, by currency; at least, where not the `whole` list was looked at.
         */
        AccountSumsView: {
            /** Whole */
            whole: boolean;
            /** Count */
            count: number;
            /** By Currency */
            by_currency: components["schemas"]["AccountSumView"][];
        };
        /**
         * AccountView
         * @description An account without its money. One that was `merged_into` another takes no work any more.
         */
        AccountView: {
            /** Id */
            id: string;
            /** Number */
            number: string;
            /** Currency */
            currency: string;
            /**
             * Language
             * @enum {string}
             */
            language: "en" | "sv" | "pl";
            /** Time Zone */
            time_zone: string;
            state: components["schemas"]["AccountState"];
            /**
             * Enrolled At
             * Format: date-time
             */
            enrolled_at: string;
            /** Version */
            version: number;
            guarantor: components["schemas"]["GuarantorView"];
            contact: components["schemas"]["ContactView"];
            /** Merged Into */
            merged_into: string | null;
            /** Absorbed */
            absorbed: components["schemas"]["AbsorbedView"][];
        };
        /**
         * AddressShape
         * @description A postal address; `country` is ISO 3166 alpha-2.
         */
        AddressShape: {
            /**
             * Line1
             * @default
             */
            line1: string;
            /**
             * Line2
             * @default
             */
            line2: string;
            /**
             * City
             * @default
             */
            city: string;
            /**
             * Region
             * @default
             */
            region: string;
            /**
             * Postal Code
             * @default
             */
            postal_code: string;
            /**
             * Country
             * @default US
             */
            country: string;
        };
        /**
         * AddressState
         * @description Whether an e-mail address takes mail.
         * @enum {string}
         */
        AddressState: "unverified" | "good" | "bounced" | "complained";
        /**
         * AddressView
         * @description A postal address.
         */
        AddressView: {
            /** Line1 */
            line1: string;
            /** Line2 */
            line2: string;
            /** City */
            city: string;
            /** Region */
            region: string;
            /** Postal Code */
            postal_code: string;
            /** Country */
            country: string;
        };
        /**
         * AdjustBody
         * @description How much to take off a party's open amount by contract.
         */
        AdjustBody: {
            /** Party */
            party: string;
            /** Amount Minor */
            amount_minor: number;
            /** Reason */
            reason: string;
        };
        /**
         * AgeingReport
         * @description Receivables by age as of a day: one line a currency.
         */
        AgeingReport: {
            /**
             * On
             * Format: date
             */
            on: string;
            /** Totals */
            totals: components["schemas"]["AgeingView"][];
        };
        /**
         * AgeingView
         * @description An account, or all of a currency, by age; and since when (an instant) an account's line is old.
         */
        AgeingView: {
            /** Account Id */
            account_id: string;
            /** Account Number */
            account_number: string;
            /** Guarantor */
            guarantor: string;
            /** Currency */
            currency: string;
            /** Buckets */
            buckets: {
                [key: string]: components["schemas"]["MoneyView"];
            };
            total: components["schemas"]["MoneyView"];
            unapplied: components["schemas"]["MoneyView"];
            /** Behind Since */
            behind_since: string;
        };
        /** PageView[AgeingView] */
        AgeingViewPage: {
            /** Items */
            items: components["schemas"]["AgeingView"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * AlikeView
         * @description Two clients, one of each account, who may be one person, and why.
         */
        AlikeView: {
            /** Client */
            client: string;
            /** Survivor */
            survivor: string;
            /** Score */
            score: number;
            /** Reasons */
            reasons: string[];
        };
        /**
         * AllocateIn
         * @description Which invoices the unapplied money pays; none lets the oldest due be paid first.
         */
        AllocateIn: {
            /**
             * Allocations
             * @default null
             */
            allocations: components["schemas"]["AllocationIn"][] | null;
        };
        /**
         * AllocationIn
         * @description A part of the money for one invoice.
         */
        AllocationIn: {
            /** Invoice Id */
            invoice_id: string;
            /** Minor */
            minor: number;
        };
        /**
         * AllocationView
         * @description A part of a payment on one invoice.
         */
        AllocationView: {
            /** Invoice Id */
            invoice_id: string;
            amount: components["schemas"]["MoneyView"];
        };
        /**
         * ApartShape
         * @description Whether two accounts that look alike are two people's.
         */
        ApartShape: {
            /** Apart */
            apart: boolean;
        };
        /**
         * ApplyCreditIn
         * @description Whose unapplied credit pays which invoices; without `allocations` the oldest due first.
         */
        ApplyCreditIn: {
            /**
             * Party
             * @default guarantor
             */
            party: string;
            /**
             * Allocations
             * @default null
             */
            allocations: components["schemas"]["AllocationIn"][] | null;
        };
        /**
         * ApproveBody
         * @description Which lines' discounts and prices to approve, and with "" the amount of the whole; none named: all that wait. The
         *     version is the one that was seen.
         */
        ApproveBody: {
            /** Version */
            version: number;
            /**
             * Line Ids
             * @default []
             */
            line_ids: string[];
        };
        /**
         * AttachmentIn
         * @description A file that was brought: what it is, what it is called, and what it belongs with (the account itself when that
         *     has no id).
         */
        AttachmentIn: {
            /** Upload Id */
            upload_id: string;
            kind: components["schemas"]["AttachmentKind"];
            /** Name */
            name: string;
            /** @default account */
            subject_kind: components["schemas"]["SubjectKind"];
            /**
             * Subject Id
             * @default
             */
            subject_id: string;
        };
        /**
         * AttachmentKind
         * @description What an attachment is, as a representative files it.
         * @enum {string}
         */
        AttachmentKind: "cheque" | "letter" | "consent" | "identification" | "authorisation" | "other";
        /**
         * AttachmentUploadIn
         * @description A file that is about to be brought: its size in bytes.
         */
        AttachmentUploadIn: {
            /** Size */
            size: number;
        };
        /**
         * AttachmentUploadView
         * @description Where to bring a file: PUT it there as application/octet-stream within five minutes, then attach it by its id.
         */
        AttachmentUploadView: {
            /** Upload Id */
            upload_id: string;
            /** Address */
            address: string;
        };
        /**
         * AttachmentView
         * @description A file kept with an account; `size` in bytes.
         */
        AttachmentView: {
            /** Id */
            id: string;
            /** Subject Kind */
            subject_kind: string;
            /** Subject Id */
            subject_id: string;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Media Type */
            media_type: string;
            /** Size */
            size: number;
            /** In Place */
            in_place: boolean;
            /**
             * Attached At
             * Format: date-time
             */
            attached_at: string;
            /** Attached By */
            attached_by: string;
            /** Withdrawn At */
            withdrawn_at: string | null;
            /** Withdrawn By */
            withdrawn_by: string;
            /** Withdrawn Why */
            withdrawn_why: string;
        };
        /** PageView[AttachmentView] */
        AttachmentViewPage: {
            /** Items */
            items: components["schemas"]["AttachmentView"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * AttemptStateView
         * @description What became of a try. `paid_on`: the office's day on which the gateway confirmed it; none before that. `payment`:
         *     what it was booked as, while it stands.
         */
        AttemptStateView: {
            /** Attempt Id */
            attempt_id: string;
            /** State */
            state: string;
            amount: components["schemas"]["MoneyView"];
            /** Paid On */
            paid_on: string | null;
            payment: components["schemas"]["PaidView"] | null;
        };
        /**
         * AttemptView
         * @description A client's try to pay on the gateway.
         */
        AttemptView: {
            /** Id */
            id: string;
            amount: components["schemas"]["MoneyView"];
            /** State */
            state: string;
            /** Started At */
            started_at: string;
            /** Decline Reason */
            decline_reason: string;
        };
        /** PageView[AttemptView] */
        AttemptViewPage: {
            /** Items */
            items: components["schemas"]["AttemptView"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * AuditEntryView
         * @description Who did what when: `part` of the entry at `place`. `fields` names what changed, never its content.
         */
        AuditEntryView: {
            /** Place */
            place: number;
            /** Part */
            part: number;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Who */
            who: string;
            /** Verb */
            verb: string;
            /** Kind */
            kind: string;
            /** Item */
            item: string;
            /** Request */
            request: string;
            /** Fields */
            fields: string[];
        };
        /** PageView[AuditEntryView] */
        AuditEntryViewPage: {
            /** Items */
            items: components["schemas"]["AuditEntryView"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * BatchIn
         * @description What came in one envelope or drawer. `payer` where all of it came from one.
         */
        BatchIn: {
            /** Control Count */
            control_count: number;
            /** Control Minor */
            control_minor: number;
            /**
             * Method
             * @enum {string}
             */
            method: "cheque" | "cash" | "bank_transfer" | "payer";
            /** Currency */
            currency: string;
            /**
             * Received On
             * Format: date
             */
            received_on: string;
            /**
             * Payer
             * @default
             */
            payer: string;
        };
        /**
         * BatchPaymentView
         * @description A payment of a batch, as it is now.
         */
        BatchPaymentView: {
            /** Payment Id */
            payment_id: string;
            /** Account Id */
            account_id: string;
            /** Account Number */
            account_number: string;
            /** Guarantor */
            guarantor: string;
            /** Reference */
            reference: string;
            amount: components["schemas"]["MoneyView"];
            unapplied: components["schemas"]["MoneyView"];
            /** State */
            state: string;
            /** At */
            at: string;
            /** By */
            by: string;
            /** Moved To */
            moved_to: string;
        };
        /** PageView[BatchPaymentView] */
        BatchPaymentViewPage: {
            /** Items */
            items: components["schemas"]["BatchPaymentView"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * BatchView
         * @description A batch: what the tape says, what is posted, and what is missing (negative: too much).
         */
        BatchView: {
            /** Number */
            number: number;
            /** Method */
            method: string;
            /** Currency */
            currency: string;
            /**
             * Received On
             * Format: date
             */
            received_on: string;
            /** Payer */
            payer: string;
            /** Payer Name */
            payer_name: string;
            /** State */
            state: string;
            /** Controls */
            controls: components["schemas"]["ControlView"][];
            control: components["schemas"]["ControlView"];
            /** Count */
            count: number;
            posted: components["schemas"]["MoneyView"];
            /** Missing Count */
            missing_count: number;
            missing: components["schemas"]["MoneyView"];
            /** Agrees */
            agrees: boolean;
            /** Opened At */
            opened_at: string;
            /** Opened By */
            opened_by: string;
            /** Closed At */
            closed_at: string;
            /** Closed By */
            closed_by: string;
            /** Reason */
            reason: string;
        };
        /** PageView[BatchView] */
        BatchViewPage: {
            /** Items */
            items: components["schemas"]["BatchView"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * BehindAccountView
         * @description An account that lists and sums do not show as it is, since an instant; without a number while it has no row.
         */
        BehindAccountView: {
            /** Account Id */
            account_id: string;
            /** Number */
            number: string;
            /** Since */
            since: string;
        };
        /**
         * BehindView
         * @description How many accounts the lists do not show as they are (`more`: and more than are counted), the first by name.
         */
        BehindView: {
            /** Count */
            count: number;
            /** More */
            more: boolean;
            /** First */
            first: components["schemas"]["BehindAccountView"][];
        };
        /**
         * BillingProviderEdit
         * @description A changed billing provider.
         */
        BillingProviderEdit: {
            /** Name */
            name: string;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /**
             * Until On
             * @default null
             */
            until_on: string | null;
            /**
             * Npi
             * @default
             */
            npi: string;
            /** @default ein */
            tax_kind: components["schemas"]["TaxIdKind"];
            /**
             * Tax Id
             * @default
             */
            tax_id: string;
            /**
             * Taxonomy
             * @default
             */
            taxonomy: string;
            address?: components["schemas"]["AddressShape"];
            pay_to?: components["schemas"]["AddressShape"];
            /**
             * Contact Name
             * @default
             */
            contact_name: string;
            /**
             * Contact Phone
             * @default
             */
            contact_phone: string;
            /** Version */
            version: number;
        };
        /**
         * BillingProviderShape
         * @description An organisation that bills payers. An SSN is shown by its last four digits; sent so, it stays.
         */
        BillingProviderShape: {
            /** Name */
            name: string;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /**
             * Until On
             * @default null
             */
            until_on: string | null;
            /**
             * Npi
             * @default
             */
            npi: string;
            /** @default ein */
            tax_kind: components["schemas"]["TaxIdKind"];
            /**
             * Tax Id
             * @default
             */
            tax_id: string;
            /**
             * Taxonomy
             * @default
             */
            taxonomy: string;
            address?: components["schemas"]["AddressShape"];
            pay_to?: components["schemas"]["AddressShape"];
            /**
             * Contact Name
             * @default
             */
            contact_name: string;
            /**
             * Contact Phone
             * @default
             */
            contact_phone: string;
        };
        /**
         * BillingProviderView
         * @description An organisation that bills, and what a claim of today would lack of it.
         */
        BillingProviderView: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Until On */
            until_on: string | null;
            /** Npi */
            npi: string;
            tax_kind: components["schemas"]["TaxIdKind"];
            /** Tax Id */
            tax_id: string;
            /** Taxonomy */
            taxonomy: string;
            address: components["schemas"]["AddressView"];
            pay_to: components["schemas"]["AddressView"];
            /** Contact Name */
            contact_name: string;
            /** Contact Phone */
            contact_phone: string;
            /** Lacks */
            lacks: components["schemas"]["LackView"][];
            /** Version */
            version: number;
        };
        /**
         * CallOutcome
         * @description What came of the call that a note is about; a note may be about none.
         * @enum {string}
         */
        CallOutcome: "" | "reached" | "left_message" | "no_answer" | "wrong_number" | "called_back" | "promised";
        /**
         * ChallengeIn
         * @description The answer to an open question: a new password or a code.
         */
        ChallengeIn: {
            /** Challenge */
            challenge: string;
            /** Answer */
            answer: string;
        };
        /**
         * ChallengeKind
         * @description What is still asked before a person is signed in.
         * @enum {string}
         */
        ChallengeKind: "new_password" | "code" | "set_up_code" | "passkey";
        /**
         * ChallengeView
         * @description An open question. `challenge` comes back with the answer; `set_up` is there when an app is to be set up. When a
         *     passkey is asked, `options` says how: WebAuthn's PublicKeyCredentialRequestOptionsJSON, as text.
         */
        ChallengeView: {
            /** Challenge */
            challenge: string;
            kind: components["schemas"]["ChallengeKind"];
            /** @default null */
            set_up: components["schemas"]["SecretView"] | null;
            /**
             * Options
             * @default null
             */
            options: string | null;
        };
        /**
         * Channel
         * @description How a person may be reached.
         * @enum {string}
         */
        Channel: "email" | "letter" | "phone";
        /**
         * ChargeRuleView
         * @description A dated rule that a level of this policy may charge by: a fee or interest, and the law or agreement behind it.
         */
        ChargeRuleView: {
            /** Key */
            key: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "fee" | "interest";
            /** Basis */
            basis: string;
        };
        /**
         * CheckIn
         * @description The token and the answer to the one question.
         */
        CheckIn: {
            /** Token */
            token: string;
            /** Answer */
            answer: string;
        };
        /**
         * CliaCertificateShape
         * @description A facility's CLIA certificate.
         */
        CliaCertificateShape: {
            /** Number */
            number: string;
            kind: components["schemas"]["CliaKind"];
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /**
             * Until On
             * @default null
             */
            until_on: string | null;
        };
        /**
         * CliaCertificateView
         * @description A facility's CLIA certificate.
         */
        CliaCertificateView: {
            /** Number */
            number: string;
            kind: components["schemas"]["CliaKind"];
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Until On */
            until_on: string | null;
        };
        /**
         * CliaKind
         * @description The kinds of CLIA certificate: 42 CFR 493.2.
         * @enum {string}
         */
        CliaKind: "waiver" | "microscopy" | "registration" | "compliance" | "accreditation";
        /**
         * ClientDiagnosesBody
         * @description The diagnoses of a client, the principal one first.
         */
        ClientDiagnosesBody: {
            /** Client Id */
            client_id: string;
            /** Codes */
            codes: string[];
        };
        /**
         * ClientDiagnosesView
         * @description The diagnoses of a client, the principal one first.
         */
        ClientDiagnosesView: {
            /** Client Id */
            client_id: string;
            /** Codes */
            codes: string[];
        };
        /**
         * ClientEdit
         * @description A changed client.
         */
        ClientEdit: {
            name: components["schemas"]["NameShape"];
            /**
             * Birth Date
             * Format: date
             */
            birth_date: string;
            /**
             * Sex
             * @default unknown
             * @enum {string}
             */
            sex: "female" | "male" | "other" | "unknown";
            address?: components["schemas"]["AddressShape"];
            /**
             * Identifiers
             * @default null
             */
            identifiers: components["schemas"]["IdentifierShape"][] | null;
            /**
             * Deceased On
             * @default null
             */
            deceased_on: string | null;
            /** Version */
            version: number;
        };
        /**
         * ClientRow
         * @description A client in the list.
         */
        ClientRow: {
            /** Behind Since */
            behind_since: string;
            /** Client Id */
            client_id: string;
            /** Account Id */
            account_id: string;
            /** Account Number */
            account_number: string;
            /** Name */
            name: string;
            /** Birth Year */
            birth_year: number;
            owes: components["schemas"]["MoneyView"] | null;
            overdue: components["schemas"]["MoneyView"] | null;
            /** Other Guarantor */
            other_guarantor: string;
            /** Language */
            language: string;
            /** Currency */
            currency: string;
            /** State */
            state: string;
        };
        /** PageView[ClientRow] */
        ClientRowPage: {
            /** Items */
            items: components["schemas"]["ClientRow"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * ClientShape
         * @description A person who receives services. In an edit, `identifiers` left out or null keeps those there are.
         */
        ClientShape: {
            name: components["schemas"]["NameShape"];
            /**
             * Birth Date
             * Format: date
             */
            birth_date: string;
            /**
             * Sex
             * @default unknown
             * @enum {string}
             */
            sex: "female" | "male" | "other" | "unknown";
            address?: components["schemas"]["AddressShape"];
            /**
             * Identifiers
             * @default null
             */
            identifiers: components["schemas"]["IdentifierShape"][] | null;
            /**
             * Deceased On
             * @default null
             */
            deceased_on: string | null;
        };
        /**
         * ClientSumView
         * @description What clients come to in one currency.
         */
        ClientSumView: {
            /** Count */
            count: number;
        };
        /**
         * ClientSumsView
         * @description How many clients hold a filter, and what they come to, by currency; at least, where not the `whole` list was looked at.
         */
        ClientSumsView: {
            /** Whole */
            whole: boolean;
            /** Count */
            count: number;
            /** By Currency */
            by_currency: components["schemas"]["ClientSumView"][];
        };
        /**
         * ClientView
         * @description A client.
         */
        ClientView: {
            /** Id */
            id: string;
            /** Account Id */
            account_id: string;
            name: components["schemas"]["NameView"];
            /** Display Name */
            display_name: string;
            /**
             * Birth Date
             * Format: date
             */
            birth_date: string;
            /** Sex */
            sex: string;
            address: components["schemas"]["AddressView"];
            /** Identifiers */
            identifiers: components["schemas"]["IdentifierView"][];
            /** Deceased On */
            deceased_on: string | null;
            /** Replaced By */
            replaced_by: string | null;
            /** Version */
            version: number;
        };
        /**
         * CloseIn
         * @description Why it is closed though its totals differ; nothing when they agree.
         */
        CloseIn: {
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /**
         * CodeHistoryView
         * @description The code on the day, if it held, and all it ever was.
         */
        CodeHistoryView: {
            /**
             * On
             * Format: date
             */
            on: string;
            current: components["schemas"]["CodeView"] | null;
            /** History */
            history: components["schemas"]["CodeView"][];
        };
        /**
         * CodeIn
         * @description A code of the authenticator app.
         */
        CodeIn: {
            /** Code */
            code: string;
        };
        /**
         * CodeSystem
         * @description Whose codes. CPT comes only as the user's own file; SNOMED, RxNorm and CVX come through a crosswalk.
         * @enum {string}
         */
        CodeSystem: "icd10cm" | "hcpcs" | "cpt" | "service";
        /**
         * CodeView
         * @description A code, how people read it, and its price where one was asked for.
         */
        CodeView: {
            system: components["schemas"]["CodeSystem"];
            /** Code */
            code: string;
            /** Display */
            display: string;
            /** Description */
            description: string;
            /** Billable */
            billable: boolean;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Until On */
            until_on: string | null;
            /** Names */
            names: {
                [key: string]: string;
            };
            /** @default null */
            price: components["schemas"]["PriceView"] | null;
        };
        /**
         * CodesView
         * @description What was found, best first.
         */
        CodesView: {
            /** Items */
            items: components["schemas"]["CodeView"][];
        };
        /**
         * ColleagueView
         * @description A staff member: `id` is what entries and notes name them by. The e-mail address is for administrators.
         */
        ColleagueView: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Roles */
            roles: components["schemas"]["Role"][];
            /** Active */
            active: boolean;
            /**
             * Email
             * @default null
             */
            email: string | null;
        };
        /**
         * ConcernEdit
         * @description A changed concern.
         */
        ConcernEdit: {
            kind: components["schemas"]["ConcernKind"];
            severity: components["schemas"]["ConcernSeverity"];
            /**
             * Text
             * @default
             */
            text: string;
            /** Version */
            version: number;
        };
        /**
         * ConcernKind
         * @description What everyone who opens the account must know.
         * @enum {string}
         */
        ConcernKind: "interpreter" | "hardship" | "legal_representative" | "bankruptcy" | "deceased" | "life_support" | "do_not_contact" | "other";
        /**
         * ConcernSeverity
         * @description How loudly a concern is shown.
         * @enum {string}
         */
        ConcernSeverity: "info" | "warning" | "critical";
        /**
         * ConcernShape
         * @description A special concern.
         */
        ConcernShape: {
            kind: components["schemas"]["ConcernKind"];
            severity: components["schemas"]["ConcernSeverity"];
            /**
             * Text
             * @default
             */
            text: string;
        };
        /**
         * ConcernView
         * @description A special concern.
         */
        ConcernView: {
            /** Id */
            id: string;
            kind: components["schemas"]["ConcernKind"];
            severity: components["schemas"]["ConcernSeverity"];
            /** Text */
            text: string;
            /**
             * Noted At
             * Format: date-time
             */
            noted_at: string;
            /** Noted By */
            noted_by: string;
            /** Ended At */
            ended_at: string | null;
            /** Version */
            version: number;
        };
        /**
         * ConfirmForgotIn
         * @description The code from the mail and the new password.
         */
        ConfirmForgotIn: {
            /** Email */
            email: string;
            /** Code */
            code: string;
            /** Password */
            password: string;
        };
        /**
         * ContactEdit
         * @description A changed contact; `version` is the account's.
         */
        ContactEdit: {
            /**
             * Email
             * @default
             */
            email: string;
            /** Phones */
            phones?: components["schemas"]["PhoneShape"][];
            /** @default email */
            preferred: components["schemas"]["Channel"];
            /**
             * Email Consent
             * @default false
             */
            email_consent: boolean;
            /** Opted Out */
            opted_out?: components["schemas"]["Channel"][];
            /**
             * Country
             * @default US
             */
            country: string;
            /** Version */
            version: number;
        };
        /**
         * ContactShape
         * @description How to reach the account's person. Phone numbers without + are read as dialled in `country`.
         */
        ContactShape: {
            /**
             * Email
             * @default
             */
            email: string;
            /** Phones */
            phones?: components["schemas"]["PhoneShape"][];
            /** @default email */
            preferred: components["schemas"]["Channel"];
            /**
             * Email Consent
             * @default false
             */
            email_consent: boolean;
            /** Opted Out */
            opted_out?: components["schemas"]["Channel"][];
            /**
             * Country
             * @default US
             */
            country: string;
        };
        /**
         * ContactView
         * @description How the account is reached.
         */
        ContactView: {
            /** Email */
            email: string;
            email_state: components["schemas"]["AddressState"];
            /** Phones */
            phones: components["schemas"]["PhoneView"][];
            preferred: components["schemas"]["Channel"];
            /** Email Consent At */
            email_consent_at: string | null;
            /** Opted Out */
            opted_out: components["schemas"]["Channel"][];
        };
        /**
         * ControlView
         * @description Totals as they were typed from the tape, when and by whom.
         */
        ControlView: {
            /** Count */
            count: number;
            amount: components["schemas"]["MoneyView"];
            /** At */
            at: string;
            /** By */
            by: string;
        };
        /**
         * CorrectIn
         * @description The right totals; `version` is how many were typed before.
         */
        CorrectIn: {
            /** Control Count */
            control_count: number;
            /** Control Minor */
            control_minor: number;
            /** Version */
            version: number;
        };
        /**
         * CoverageEdit
         * @description A changed coverage; its client stays.
         */
        CoverageEdit: {
            /** Client */
            client: number | string;
            /** Payer Id */
            payer_id: string;
            /**
             * Order
             * @default 1
             */
            order: number;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /**
             * Until On
             * @default null
             */
            until_on: string | null;
            /**
             * Member Id
             * @default
             */
            member_id: string;
            /**
             * Percent Bp
             * @default 10000
             */
            percent_bp: number;
            /**
             * Copay Minor
             * @default 0
             */
            copay_minor: number;
            /**
             * Cap Minor
             * @default null
             */
            cap_minor: number | null;
            /** Version */
            version: number;
        };
        /**
         * CoverageEnd
         * @description The first day without the coverage.
         */
        CoverageEnd: {
            /**
             * Until On
             * Format: date
             */
            until_on: string;
            /** Version */
            version: number;
        };
        /**
         * CoverageShape
         * @description A client's coverage: `client` is a client's id, or in an enrollment the place in its clients.
         */
        CoverageShape: {
            /** Client */
            client: number | string;
            /** Payer Id */
            payer_id: string;
            /**
             * Order
             * @default 1
             */
            order: number;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /**
             * Until On
             * @default null
             */
            until_on: string | null;
            /**
             * Member Id
             * @default
             */
            member_id: string;
            /**
             * Percent Bp
             * @default 10000
             */
            percent_bp: number;
            /**
             * Copay Minor
             * @default 0
             */
            copay_minor: number;
            /**
             * Cap Minor
             * @default null
             */
            cap_minor: number | null;
        };
        /**
         * CoverageView
         * @description A client's coverage; `until_on` is the first day without it.
         */
        CoverageView: {
            /** Id */
            id: string;
            /** Account Id */
            account_id: string;
            /** Client Id */
            client_id: string;
            /** Payer Id */
            payer_id: string;
            /** Payer Name */
            payer_name: string;
            /** Member Id */
            member_id: string;
            /** Order */
            order: number;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Until On */
            until_on: string | null;
            /** Percent Bp */
            percent_bp: number;
            copay: components["schemas"]["MoneyView"];
            cap: components["schemas"]["MoneyView"] | null;
            /** Version */
            version: number;
        };
        /**
         * CreditBody
         * @description What to take back: lines, an amount with tax, or (neither) all that is left.
         */
        CreditBody: {
            /** Reason */
            reason: string;
            /**
             * Line Ids
             * @default []
             */
            line_ids: string[];
            /**
             * Amount Minor
             * @default null
             */
            amount_minor: number | null;
        };
        /**
         * CreditLeftView
         * @description What is left of a credit note, by party.
         */
        CreditLeftView: {
            /** Credit Note Id */
            credit_note_id: string;
            /** Number */
            number: string;
            /** Unapplied */
            unapplied: {
                [key: string]: components["schemas"]["MoneyView"];
            };
        };
        /**
         * CreditNoteView
         * @description A credit note.
         */
        CreditNoteView: {
            /** Id */
            id: string;
            /** Account Id */
            account_id: string;
            /** Invoice Id */
            invoice_id: string;
            /** Number */
            number: string;
            /**
             * Issued On
             * Format: date
             */
            issued_on: string;
            /** Reason */
            reason: string;
            /** Line Ids */
            line_ids: string[];
            total: components["schemas"]["MoneyView"];
            tax: components["schemas"]["MoneyView"];
            /** Parties */
            parties: components["schemas"]["CreditPartView"][];
            /** Version */
            version: number;
        };
        /** PageView[CreditNoteView] */
        CreditNoteViewPage: {
            /** Items */
            items: components["schemas"]["CreditNoteView"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * CreditPartView
         * @description Where a credit went for one party.
         */
        CreditPartView: {
            /** Party */
            party: string;
            from_open: components["schemas"]["MoneyView"];
            to_unapplied: components["schemas"]["MoneyView"];
            unapplied: components["schemas"]["MoneyView"];
        };
        /**
         * CrosswalkBody
         * @description What an outside code is called in ours.
         */
        CrosswalkBody: {
            to_system: components["schemas"]["CodeSystem"];
            /** To Code */
            to_code: string;
            /**
             * Version
             * @description The version read; 0 for a new one
             */
            version: number;
        };
        /**
         * CrosswalkView
         * @description What an outside code is called in ours.
         */
        CrosswalkView: {
            /** From System */
            from_system: string;
            /** From Code */
            from_code: string;
            to_system: components["schemas"]["CodeSystem"];
            /** To Code */
            to_code: string;
            /** Version */
            version: number;
        };
        /** PageView[CrosswalkView] */
        CrosswalkViewPage: {
            /** Items */
            items: components["schemas"]["CrosswalkView"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * DaySheetView
         * @description The day sheet: lines by method and person, sums by method. `whole` is false where a day has more entries than
         *     were read.
         */
        DaySheetView: {
            /**
             * On
             * Format: date
             */
            on: string;
            /** Lines */
            lines: components["schemas"]["MovedView"][];
            /** Sums */
            sums: components["schemas"]["DaySumView"][];
            /** Whole */
            whole: boolean;
        };
        /**
         * DaySumView
         * @description What a method moved on the day, of all persons, and what the day's journal says of its ledger account.
         */
        DaySumView: {
            sum: components["schemas"]["MovedView"];
            booked: components["schemas"]["MoneyView"];
            /** Ties */
            ties: boolean;
        };
        /**
         * DecisionView
         * @description What the contact gate says now: allow, defer or refuse, and why.
         */
        DecisionView: {
            /** Verdict */
            verdict: string;
            /** Rule */
            rule: string;
            /** Reason */
            reason: string;
        };
        /**
         * DiscountBody
         * @description A discount from a day on.
         */
        DiscountBody: {
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /**
             * Until On
             * @default null
             */
            until_on: string | null;
            /**
             * Version
             * @description The version read; 0 for a new one
             */
            version: number;
            /** Name */
            name: string;
            /**
             * Rate Bp
             * @description Basis points: 25 % is 2500
             */
            rate_bp: number;
            /**
             * Cap Bp
             * @description Basis points: 25 % is 2500
             */
            cap_bp: number;
        };
        /**
         * DiscountRuleView
         * @description A discount from a day on: its rate, and up to where it needs no approval.
         */
        DiscountRuleView: {
            /** Name */
            name: string;
            /** Rate Bp */
            rate_bp: number;
            /** Cap Bp */
            cap_bp: number;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Until On */
            until_on: string | null;
        };
        /**
         * DiscountView
         * @description A discount with its rules, oldest first.
         */
        DiscountView: {
            /** Key */
            key: string;
            /** Rules */
            rules: components["schemas"]["DiscountRuleView"][];
            /** Version */
            version: number;
        };
        /**
         * DisputeView
         * @description What the gateway withholds or took back of a payment: open, won or lost.
         */
        DisputeView: {
            /** Reference */
            reference: string;
            amount: components["schemas"]["MoneyView"];
            /** Reason */
            reason: string;
            /** State */
            state: string;
            /**
             * Opened On
             * Format: date
             */
            opened_on: string;
        };
        /**
         * DraftBody
         * @description Charges of one account. `self_pay` leaves coverages aside: the guarantor pays it all. `diagnoses` are once for
         *     all lines of a client; what a line names besides joins them.
         */
        DraftBody: {
            /** Lines */
            lines: components["schemas"]["LineBody"][];
            /**
             * Self Pay
             * @default false
             */
            self_pay: boolean;
            /**
             * Diagnoses
             * @default []
             */
            diagnoses: components["schemas"]["ClientDiagnosesBody"][];
        };
        /**
         * DraftEdit
         * @description Other charges for a draft, made on this version of it.
         */
        DraftEdit: {
            /** Lines */
            lines: components["schemas"]["LineBody"][];
            /**
             * Self Pay
             * @default false
             */
            self_pay: boolean;
            /**
             * Diagnoses
             * @default []
             */
            diagnoses: components["schemas"]["ClientDiagnosesBody"][];
            /** Version */
            version: number;
        };
        /**
         * DunningFileView
         * @description Where an account stands in dunning, and what happens next and when.
         */
        DunningFileView: {
            /** Policy */
            policy: string;
            /** Policy Name */
            policy_name: string;
            /** Level */
            level: number;
            /** Levels */
            levels: number;
            /** Since On */
            since_on: string | null;
            /** Last Step On */
            last_step_on: string | null;
            /** Next On */
            next_on: string | null;
            /** Attention */
            attention: string | null;
            overdue: components["schemas"]["MoneyView"];
            /** Ageing */
            ageing: {
                [key: string]: components["schemas"]["MoneyView"];
            };
            next_step: components["schemas"]["StepView"] | null;
            gate: components["schemas"]["DecisionView"];
            /** Holds */
            holds: components["schemas"]["DunningHoldView"][];
            /** Promises */
            promises: components["schemas"]["PromiseView"][];
            /** Steps */
            steps: components["schemas"]["StepView"][];
            skip: components["schemas"]["SkipView"] | null;
            /** Next Level */
            next_level: number;
        };
        /**
         * DunningHoldIn
         * @description A hold: `until_on` is the first day that is free again; left out, it lasts until lifted.
         */
        DunningHoldIn: {
            reason: components["schemas"]["DunningHoldReason"];
            /**
             * Note
             * @default
             */
            note: string;
            /**
             * Until On
             * @default null
             */
            until_on: string | null;
        };
        /**
         * DunningHoldReason
         * @description Why an account is not dunned.
         * @enum {string}
         */
        DunningHoldReason: "dispute" | "plan" | "hardship" | "payer_pending" | "complaint" | "other";
        /**
         * DunningHoldState
         * @description How a hold stands: it stops the dunning, its day has come, or somebody lifted it.
         * @enum {string}
         */
        DunningHoldState: "in_force" | "ended" | "lifted";
        /**
         * DunningHoldView
         * @description A hold as it stands.
         */
        DunningHoldView: {
            /** Id */
            id: string;
            reason: components["schemas"]["DunningHoldReason"];
            /** Note */
            note: string;
            /**
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            /** Placed By */
            placed_by: string;
            /** Until On */
            until_on: string | null;
            /** Lifted At */
            lifted_at: string | null;
            /** Lifted By */
            lifted_by: string;
            state: components["schemas"]["DunningHoldState"];
            /** Version */
            version: number;
        };
        /**
         * DuplicatesBody
         * @description A person who may be enrolled already.
         */
        DuplicatesBody: {
            client: components["schemas"]["ClientShape"];
            contact?: components["schemas"]["ContactShape"];
        };
        /**
         * EditionView
         * @description A code system and its releases, oldest first.
         */
        EditionView: {
            system: components["schemas"]["CodeSystem"];
            /** Releases */
            releases: components["schemas"]["ReleaseView"][];
            /** Version */
            version: number;
        };
        /**
         * ElsewhereView
         * @description The payment on another account that the same money is booked as.
         */
        ElsewhereView: {
            /** Account Id */
            account_id: string;
            /** Payment Id */
            payment_id: string;
            /** Account Number */
            account_number: string;
        };
        /**
         * Encoding
         * @description The encodings a file may be in, by the names of the IANA.
         * @enum {string}
         */
        Encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "windows-1250" | "iso-8859-2" | "ibm852" | "ibm850" | "macintosh" | "windows-1257" | "windows-1251";
        /**
         * EncodingsIn
         * @description The encodings that a person chose, by kind of file.
         */
        EncodingsIn: {
            /** Encodings */
            encodings: {
                [key: string]: components["schemas"]["Encoding"];
            };
        };
        /**
         * Ending
         * @description Ends something, on the version that was seen.
         */
        Ending: {
            /** Version */
            version: number;
        };
        /**
         * EnrollBody
         * @description A new account. `confirmed_not_duplicate` says that likely duplicates were looked at.
         */
        EnrollBody: {
            /** Clients */
            clients: components["schemas"]["ClientShape"][];
            guarantor?: components["schemas"]["GuarantorShape"];
            contact?: components["schemas"]["ContactShape"];
            /**
             * Currency
             * @default USD
             */
            currency: string;
            /**
             * Language
             * @default en
             * @enum {string}
             */
            language: "en" | "sv" | "pl";
            /**
             * Time Zone
             * @default America/New_York
             */
            time_zone: string;
            /** Coverages */
            coverages?: components["schemas"]["CoverageShape"][];
            /** Concerns */
            concerns?: components["schemas"]["ConcernShape"][];
            /**
             * Confirmed Not Duplicate
             * @default false
             */
            confirmed_not_duplicate: boolean;
        };
        /**
         * EnrollmentState
         * @description How far an enrollment with a payer has come.
         * @enum {string}
         */
        EnrollmentState: "applied" | "active" | "ended";
        /**
         * EntryLeg
         * @description One leg: either a debit or a credit, on a party and about an invoice or payment where that matters. `number` is
         *     that of the paper it is about, an invoice or a credit note.
         */
        EntryLeg: {
            /** Code */
            code: string;
            /** Party */
            party: string;
            /** Subject */
            subject: string;
            /** Number */
            number: string;
            debit: components["schemas"]["MoneyView"] | null;
            credit: components["schemas"]["MoneyView"] | null;
        };
        /**
         * EntryView
         * @description One entry of a day. `account_number` is empty for books without a person yet (an import under way).
         */
        EntryView: {
            /** Account Id */
            account_id: string;
            /** Account Number */
            account_number: string;
            /** Version */
            version: number;
            /** Reason */
            reason: string;
            /** Source */
            source: string;
            /** By */
            by: string;
            /** Posted At */
            posted_at: string;
            /** Legs */
            legs: components["schemas"]["LegView"][];
        };
        /** PageView[EntryView] */
        EntryViewPage: {
            /** Items */
            items: components["schemas"]["EntryView"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * ExportIn
         * @description Which list, under which filter (the fields of that list's query); `only` are the ids of the rows chosen of it.
         *
         *     `invoice-papers`, `receipts` and `statements` are the papers of the rows of invoices, payments and accounts as one
         *     file; a statement's `from_on` and `to_on` stand in its filter.
         */
        ExportIn: {
            /**
             * List
             * @enum {string}
             */
            list: "clients" | "invoices" | "write-offs" | "payments" | "accounts" | "ageing" | "journal" | "trial-balance" | "searches" | "prices" | "import-findings" | "invoice-papers" | "receipts" | "statements";
            /** Filter */
            filter?: {
                [key: string]: string | boolean | number | null;
            };
            /** Only */
            only?: string[];
        };
        /**
         * ExportState
         * @description How far an export is. `expired` is never stored: it follows from the day it was asked for.
         * @enum {string}
         */
        ExportState: "queued" | "running" | "ready" | "failed" | "expired";
        /**
         * ExportView
         * @description A list that was asked for as a file, or the papers of its rows: `rows` says how many, `left_out` of how many rows
         *     there is none. `percent` is of the list read so far, null where nobody knows; `failed` says what to do about one
         *     that could not be written.
         */
        ExportView: {
            /** Id */
            id: string;
            /** List */
            list: string;
            /** Filter */
            filter: {
                [key: string]: string | boolean | number | null;
            };
            /**
             * On
             * Format: date
             */
            on: string;
            /** By */
            by: string;
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            state: components["schemas"]["ExportState"];
            /** Rows */
            rows: number;
            /** Only */
            only: string[];
            /** Left Out */
            left_out: number;
            /** Percent */
            percent: number | null;
            /** Size */
            size: number;
            /** Failed */
            failed: string;
        };
        /**
         * FacilityEdit
         * @description A changed facility.
         */
        FacilityEdit: {
            /** Name */
            name: string;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /**
             * Until On
             * @default null
             */
            until_on: string | null;
            /**
             * Npi
             * @default
             */
            npi: string;
            address?: components["schemas"]["AddressShape"];
            /**
             * Place Of Service
             * @default
             */
            place_of_service: string;
            /** Certificates */
            certificates?: components["schemas"]["CliaCertificateShape"][];
            /** Version */
            version: number;
        };
        /**
         * FacilityShape
         * @description A place where services are given.
         */
        FacilityShape: {
            /** Name */
            name: string;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /**
             * Until On
             * @default null
             */
            until_on: string | null;
            /**
             * Npi
             * @default
             */
            npi: string;
            address?: components["schemas"]["AddressShape"];
            /**
             * Place Of Service
             * @default
             */
            place_of_service: string;
            /** Certificates */
            certificates?: components["schemas"]["CliaCertificateShape"][];
        };
        /**
         * FacilityView
         * @description A place where services are given, and what a claim of today would lack of it.
         */
        FacilityView: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Until On */
            until_on: string | null;
            /** Npi */
            npi: string;
            address: components["schemas"]["AddressView"];
            /** Place Of Service */
            place_of_service: string;
            /** Certificates */
            certificates: components["schemas"]["CliaCertificateView"][];
            /** Lacks */
            lacks: components["schemas"]["LackView"][];
            /** Version */
            version: number;
        };
        /**
         * FeeScheduleView
         * @description A fee schedule.
         */
        FeeScheduleView: {
            /** Key */
            key: string;
            /** Name */
            name: string;
            /** Version */
            version: number;
        };
        /**
         * FeeView
         * @description What a letter charges.
         */
        FeeView: {
            /** Kind */
            kind: string;
            /** Invoice Id */
            invoice_id: string;
            amount: components["schemas"]["MoneyView"];
            /** Basis */
            basis: string;
        };
        /**
         * FigureView
         * @description One figure of the office: how many, and how much by currency.
         */
        FigureView: {
            /** Count */
            count: number;
            /** Amounts */
            amounts: components["schemas"]["MoneyView"][];
        };
        /**
         * FileIn
         * @description A file that is about to be brought: what it holds, its name and its size in bytes.
         */
        FileIn: {
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Size */
            size: number;
        };
        /**
         * FileView
         * @description Where a file can be fetched from, for five minutes.
         */
        FileView: {
            /** Url */
            url: string;
        };
        /**
         * FindingView
         * @description One thing to know of a row; row 0 is the file itself.
         */
        FindingView: {
            /** File */
            file: string;
            /** Row */
            row: number;
            /** Column */
            column: string;
            severity: components["schemas"]["Severity"];
            /** Code */
            code: string;
            /** Reason */
            reason: string;
            /** Mend */
            mend: string;
            /** Value */
            value: string;
        };
        /** PageView[FindingView] */
        FindingViewPage: {
            /** Items */
            items: components["schemas"]["FindingView"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * ForgotIn
         * @description Whose password is forgotten.
         */
        ForgotIn: {
            /** Email */
            email: string;
        };
        /**
         * FoundView
         * @description A client that was found.
         */
        FoundView: {
            /** Account Id */
            account_id: string;
            /** Client Id */
            client_id: string;
            /** Account Number */
            account_number: string;
            /** Name */
            name: string;
            /** Birth Year */
            birth_year: number;
        };
        /**
         * FoundsView
         * @description Clients that were found, best first.
         */
        FoundsView: {
            /** Items */
            items: components["schemas"]["FoundView"][];
        };
        /**
         * GroundView
         * @description A ground of exemption from VAT: its key, and its words as a paper has them.
         */
        GroundView: {
            /** Key */
            key: string;
            /** Text */
            text: string;
        };
        /**
         * GuarantorKind
         * @description Who answers for the account.
         * @enum {string}
         */
        GuarantorKind: "self" | "person" | "organization";
        /**
         * GuarantorShape
         * @description Who answers for the account. Of kind self it is the client `client`: a place in the form, or a client's id.
         */
        GuarantorShape: {
            /** @default self */
            kind: components["schemas"]["GuarantorKind"];
            /**
             * Name
             * @default
             */
            name: string;
            address?: components["schemas"]["AddressShape"];
            /**
             * Relationship
             * @default
             */
            relationship: string;
            /**
             * Birth Date
             * @default null
             */
            birth_date: string | null;
            /**
             * Client
             * @default 0
             */
            client: number | string;
        };
        /**
         * GuarantorView
         * @description Who answers for the account.
         */
        GuarantorView: {
            kind: components["schemas"]["GuarantorKind"];
            /** Name */
            name: string;
            address: components["schemas"]["AddressView"];
            /** Relationship */
            relationship: string;
            /** Birth Date */
            birth_date: string | null;
            /** Client Id */
            client_id: string | null;
        };
        /**
         * HandedLinkView
         * @description The address of a pay link, shown this once.
         */
        HandedLinkView: {
            /** Address */
            address: string;
        };
        /**
         * HappeningView
         * @description One line of the timeline. `kind` and the keys of `words` are words the screen writes out.
         */
        HappeningView: {
            /** At */
            at: string;
            /** Kind */
            kind: string;
            /** By */
            by: string;
            amount: components["schemas"]["MoneyView"] | null;
            /** Subject */
            subject: string;
            /** Words */
            words: {
                [key: string]: string;
            };
        };
        /** PageView[HappeningView] */
        HappeningViewPage: {
            /** Items */
            items: components["schemas"]["HappeningView"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * HealthView
         * @description That the API answers, and which stage it is.
         */
        HealthView: {
            /** Status */
            status: string;
            /** Stage */
            stage: string;
        };
        /**
         * Hit
         * @description One thing found. `title` is a person's or a payer's name, or a number; `detail` tells alike things apart.
         *
         *     `on` is the day of an invoice or payment (empty for others), `amount` what is open of it or came. `owes` is what the
         *     client of the account owes now, of a payer what it has open, by currency; nothing where that is not known yet.
         */
        Hit: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "client" | "account" | "invoice" | "credit_note" | "payment" | "payer";
            /** Id */
            id: string;
            /** Account Id */
            account_id: string;
            /** Title */
            title: string;
            /** Detail */
            detail: string;
            /**
             * On
             * @default
             */
            on: string;
            /** @default null */
            amount: components["schemas"]["MoneyView"] | null;
            /**
             * Owes
             * @default []
             */
            owes: components["schemas"]["MoneyView"][];
        };
        /**
         * HitsView
         * @description What was found, the best first.
         */
        HitsView: {
            /** Items */
            items: components["schemas"]["Hit"][];
        };
        /**
         * HoldView
         * @description Why an invoice may not be issued; `line_id` is empty when it is about the whole.
         *
         *     `asked_by` is who gave the line's discount or price, or the whole its amount: somebody else approves it.
         */
        HoldView: {
            /** Code */
            code: string;
            /** Message */
            message: string;
            /** Line Id */
            line_id: string;
            /** Asked By */
            asked_by: string;
        };
        /**
         * HomeView
         * @description The office at a glance: what waits for a person, what came in, what guarantors owe by age and in all.
         */
        HomeView: {
            /**
             * On
             * Format: date
             */
            on: string;
            /** Accounts */
            accounts: number;
            /** Queues */
            queues: {
                [key: string]: components["schemas"]["FigureView"];
            };
            /** Received This Week */
            received_this_week: components["schemas"]["MoneyView"][];
            /** Ageing */
            ageing: {
                [key: string]: components["schemas"]["MoneyView"][];
            };
            /** Owed */
            owed: components["schemas"]["MoneyView"][];
            behind: components["schemas"]["BehindView"];
        };
        /**
         * IdentifierShape
         * @description A national or outside number.
         */
        IdentifierShape: {
            /**
             * System
             * @enum {string}
             */
            system: "us-ssn" | "se-personnummer" | "pl-pesel" | "mrn" | "synthea";
            /** Value */
            value: string;
        };
        /**
         * IdentifierView
         * @description A number of which only the end is shown.
         */
        IdentifierView: {
            /** System */
            system: string;
            /** Last4 */
            last4: string;
        };
        /**
         * ImportFileView
         * @description A file and, once read, what became of its rows.
         */
        ImportFileView: {
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Size */
            size: number;
            /** Rows */
            rows: number;
            /** Good */
            good: number;
            /** Bad */
            bad: number;
            /** Kept Out */
            kept_out: number;
            /** Left Out */
            left_out: number;
            /** Encoding */
            encoding: string;
            /** Asked */
            asked: boolean;
        };
        /**
         * ImportIn
         * @description A new import.
         */
        ImportIn: {
            /**
             * Name
             * @default
             */
            name: string;
            layout: components["schemas"]["Layout"];
            /** @default good_rows */
            mode: components["schemas"]["Mode"];
            /** Files */
            files: components["schemas"]["FileIn"][];
        };
        /**
         * ImportState
         * @description Where an import stands. Only `posting` touches the books.
         * @enum {string}
         */
        ImportState: "open" | "reading" | "checking" | "previewed" | "posting" | "posted" | "refused" | "discarded";
        /**
         * ImportView
         * @description An import in the list.
         */
        ImportView: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            layout: components["schemas"]["Layout"];
            mode: components["schemas"]["Mode"];
            state: components["schemas"]["ImportState"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Posted At */
            posted_at: string | null;
            /** Ended At */
            ended_at: string | null;
            /** File Names */
            file_names: string[];
        };
        /** PageView[ImportView] */
        ImportViewPage: {
            /** Items */
            items: components["schemas"]["ImportView"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * InvoiceIn
         * @description One invoice.
         */
        InvoiceIn: {
            /** Invoice Id */
            invoice_id: string;
        };
        /**
         * InvoiceRow
         * @description An invoice in the list: where it stands today, what the books have open, and what of that is owed now.
         */
        InvoiceRow: {
            /** Behind Since */
            behind_since: string;
            /** Invoice Id */
            invoice_id: string;
            /** Account Id */
            account_id: string;
            /** Number */
            number: string;
            /** Account Number */
            account_number: string;
            /** Guarantor */
            guarantor: string;
            stands: components["schemas"]["Stands"];
            /** Kind */
            kind: string;
            /** On */
            on: string;
            /** Due On */
            due_on: string;
            total: components["schemas"]["MoneyView"];
            open: components["schemas"]["MoneyView"];
            owed: components["schemas"]["MoneyView"];
            /** Holds */
            holds: string[];
        };
        /** PageView[InvoiceRow] */
        InvoiceRowPage: {
            /** Items */
            items: components["schemas"]["InvoiceRow"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * InvoiceTotalsView
         * @description How many invoices hold a filter, and what they come to, by currency; at least, where not the `whole` list was looked at.
         */
        InvoiceTotalsView: {
            /** Whole */
            whole: boolean;
            /** Count */
            count: number;
            /** By Currency */
            by_currency: components["schemas"]["TotalsView"][];
        };
        /**
         * InvoiceView
         * @description An invoice with its lines and parties; of a draft all that the form shows.
         */
        InvoiceView: {
            /** Id */
            id: string;
            /** Account Id */
            account_id: string;
            /** Number */
            number: string;
            /** Kind */
            kind: string;
            /** State */
            state: string;
            /**
             * Captured At
             * Format: date-time
             */
            captured_at: string;
            /** Issued On */
            issued_on: string | null;
            /** Due On */
            due_on: string | null;
            total: components["schemas"]["MoneyView"];
            open: components["schemas"]["MoneyView"];
            credited: components["schemas"]["MoneyView"];
            written_off: components["schemas"]["MoneyView"];
            /** Holds */
            holds: components["schemas"]["HoldView"][];
            /** Rebills */
            rebills: string;
            /** Version */
            version: number;
            /** Currency */
            currency: string;
            /** Captured By */
            captured_by: string;
            /** Self Pay */
            self_pay: boolean;
            /** About */
            about: string;
            tax: components["schemas"]["MoneyView"];
            /** Credited Lines */
            credited_lines: string[];
            /** Diagnoses */
            diagnoses: components["schemas"]["ClientDiagnosesView"][];
            /** Lines */
            lines: components["schemas"]["LineView"][];
            /** Parties */
            parties: components["schemas"]["PartyView"][];
        };
        /**
         * LackView
         * @description One thing that a claim would lack: how to mend it, and on which screen.
         */
        LackView: {
            /** Key */
            key: string;
            /** Why */
            why: string;
            mends: components["schemas"]["Mends"];
        };
        /**
         * Layout
         * @description How the files are laid out: as Synthea writes them, or plainly as docs/imports.md says.
         * @enum {string}
         */
        Layout: "synthea" | "plain";
        /**
         * LedgerLineView
         * @description What moved a balance, and the balance after it. `kind` is a word; `services` are those of an invoice, of which
         *     `others`, below zero, is not in this balance: other parties pay it.
         */
        LedgerLineView: {
            /** At */
            at: string;
            /**
             * On
             * Format: date
             */
            on: string;
            /** Kind */
            kind: string;
            /** By */
            by: string;
            /** Note */
            note: string;
            /** Subject */
            subject: string;
            amount: components["schemas"]["MoneyView"];
            balance: components["schemas"]["MoneyView"];
            /** Parts */
            parts: components["schemas"]["LedgerPartView"][];
            /** Services */
            services: components["schemas"]["ServiceView"][];
            /** @default null */
            others: components["schemas"]["MoneyView"] | null;
        };
        /** PageView[LedgerLineView] */
        LedgerLineViewPage: {
            /** Items */
            items: components["schemas"]["LedgerLineView"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * LedgerPartView
         * @description What of a line is about one invoice; about money that lies on none where `subject` is empty.
         */
        LedgerPartView: {
            /** Subject */
            subject: string;
            /** Number */
            number: string;
            amount: components["schemas"]["MoneyView"];
        };
        /**
         * LeftOutView
         * @description An account that the nights could not take, and since which day it waits.
         */
        LeftOutView: {
            /** Account Id */
            account_id: string;
            /** Account Number */
            account_number: string;
            /** Guarantor */
            guarantor: string;
            /**
             * Since On
             * Format: date
             */
            since_on: string;
        };
        /** PageView[LeftOutView] */
        LeftOutViewPage: {
            /** Items */
            items: components["schemas"]["LeftOutView"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * LegView
         * @description One leg of an entry. `party_name` is what a payer is called, empty for the guarantor and where there is none.
         */
        LegView: {
            /** Code */
            code: string;
            /** Party */
            party: string;
            /** Party Name */
            party_name: string;
            /** Subject */
            subject: string;
            debit: components["schemas"]["MoneyView"] | null;
            credit: components["schemas"]["MoneyView"] | null;
        };
        /**
         * LentAttachmentView
         * @description An attachment and, for five minutes, where its file is: `address` to look at it ("" when it is a download alone),
         *     `download` to take it along.
         */
        LentAttachmentView: {
            attachment: components["schemas"]["AttachmentView"];
            /** Address */
            address: string;
            /** Download */
            download: string;
        };
        /**
         * LetterView
         * @description A letter that would go, or the reason why it would not.
         */
        LetterView: {
            /** Account Id */
            account_id: string;
            /** Account Number */
            account_number: string;
            /** Guarantor */
            guarantor: string;
            /** Language */
            language: string;
            /** Level */
            level: number;
            /** Level Name */
            level_name: string;
            /** Template */
            template: string;
            /** Channel */
            channel: string;
            overdue: components["schemas"]["MoneyView"];
            gate: components["schemas"]["DecisionView"];
            /** Fees */
            fees: components["schemas"]["FeeView"][];
            skip: components["schemas"]["SkipView"] | null;
        };
        /** PageView[LetterView] */
        LetterViewPage: {
            /** Items */
            items: components["schemas"]["LetterView"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * LetterheadView
         * @description The office on its papers in a currency. `asks` are the fields that this country has, `grounds` its exemptions.
         */
        LetterheadView: {
            /** Currency */
            currency: string;
            /** Country */
            country: string;
            /** Name */
            name: string;
            address: components["schemas"]["SellerAddressView"];
            /** Organisation Number */
            organisation_number: string;
            /** Vat Number */
            vat_number: string;
            /** F Tax */
            f_tax: boolean;
            /** Exemption */
            exemption: string;
            /** Bankgiro */
            bankgiro: string;
            /** Iban */
            iban: string;
            remit_to: components["schemas"]["SellerAddressView"];
            /** Asks */
            asks: string[];
            /** Grounds */
            grounds: components["schemas"]["GroundView"][];
            /** Version */
            version: number;
        };
        /**
         * LevelShape
         * @description One level of a policy.
         */
        LevelShape: {
            /** Number */
            number: number;
            /** Name */
            name: string;
            /** Days Past Due */
            days_past_due: number;
            /** Channel */
            channel: string;
            /** Template */
            template: string;
            /**
             * Fee Key
             * @default
             */
            fee_key: string;
            /**
             * Interest Key
             * @default
             */
            interest_key: string;
            /**
             * Source
             * @default
             */
            source: string;
        };
        /**
         * LevelView
         * @description The same as it is shown: what was delivered reads in the reader's language.
         */
        LevelView: {
            /** Number */
            number: number;
            /** Name */
            name: string;
            /** Days Past Due */
            days_past_due: number;
            /** Channel */
            channel: string;
            /** Template */
            template: string;
            /**
             * Fee Key
             * @default
             */
            fee_key: string;
            /**
             * Interest Key
             * @default
             */
            interest_key: string;
            /** Source */
            source: string;
        };
        /**
         * LikenessView
         * @description Somebody who may be the same person, and why.
         */
        LikenessView: {
            /** Account Id */
            account_id: string;
            /** Client Id */
            client_id: string;
            /** Account Number */
            account_number: string;
            /** Name */
            name: string;
            /**
             * Birth Date
             * Format: date
             */
            birth_date: string;
            /** Score */
            score: number;
            /** Reasons */
            reasons: string[];
        };
        /**
         * LikenessesView
         * @description Everybody who may be the same person, likeliest first.
         */
        LikenessesView: {
            /** Items */
            items: components["schemas"]["LikenessView"][];
        };
        /**
         * LineBody
         * @description One captured charge. Units are a decimal with up to three places; a discount is `discount_bp` or
         *     `discount_minor` with its reason; `unit_minor` asks for another price than the catalog's, with a reason. `diagnoses`
         *     are those of the client's that it points to, at most four: the first four when left out.
         */
        LineBody: {
            /** Client Id */
            client_id: string;
            /**
             * Service On
             * Format: date
             */
            service_on: string;
            system: components["schemas"]["CodeSystem"];
            /** Code */
            code: string;
            /**
             * Units
             * @default 1
             * @example 1
             * @example 1.5
             */
            units: string;
            /**
             * Modifiers
             * @default []
             */
            modifiers: string[];
            /**
             * Diagnoses
             * @default null
             */
            diagnoses: string[] | null;
            /**
             * Discount Bp
             * @default 0
             */
            discount_bp: number;
            /**
             * Discount Minor
             * @default 0
             */
            discount_minor: number;
            /**
             * Discount Reason
             * @default
             */
            discount_reason: string;
            /**
             * Unit Minor
             * @default null
             */
            unit_minor: number | null;
            /**
             * Price Reason
             * @default
             */
            price_reason: string;
        };
        /**
         * LineView
         * @description A priced charge line. `diagnoses` are those of its client's that it points to, in order.
         */
        LineView: {
            /** Id */
            id: string;
            /** Client Id */
            client_id: string;
            /**
             * Service On
             * Format: date
             */
            service_on: string;
            /** System */
            system: string;
            /** Code */
            code: string;
            /** Description */
            description: string;
            /** Modifiers */
            modifiers: string[];
            /** Diagnoses */
            diagnoses: string[];
            /** Units */
            units: string;
            unit: components["schemas"]["MoneyView"];
            discount: components["schemas"]["MoneyView"];
            /** Discount Reason */
            discount_reason: string;
            /** Discount Approved By */
            discount_approved_by: string;
            /** Price Reason */
            price_reason: string;
            /** Price Approved By */
            price_approved_by: string;
            /** Tax Code */
            tax_code: string;
            /** Tax Rate Bp */
            tax_rate_bp: number;
            net: components["schemas"]["MoneyView"];
            tax: components["schemas"]["MoneyView"];
            total: components["schemas"]["MoneyView"];
        };
        /**
         * LoadBody
         * @description Which uploaded file to load, and what it holds; codes need their system and first day.
         *
         *     Without `encoding` it is found by the letters of the file, or asked for by a finding.
         */
        LoadBody: {
            kind: components["schemas"]["LoadKind"];
            /** Document Key */
            document_key: string;
            /**
             * Name
             * @default
             */
            name: string;
            /** @default null */
            system: components["schemas"]["CodeSystem"] | null;
            /**
             * Effective On
             * @default null
             */
            effective_on: string | null;
            /** @default null */
            encoding: components["schemas"]["Encoding"] | null;
        };
        /**
         * LoadFindingView
         * @description One thing wrong in a file.
         */
        LoadFindingView: {
            /** Row */
            row: number;
            /** Column */
            column: string;
            /** Reason */
            reason: string;
            /** Mend */
            mend: string;
        };
        /**
         * LoadKind
         * @description What a file holds.
         * @enum {string}
         */
        LoadKind: "codes" | "prices" | "taxes" | "crosswalk" | "names";
        /**
         * LoadState
         * @description How far a file has come. A refused one changed nothing.
         * @enum {string}
         */
        LoadState: "waiting" | "done" | "refused";
        /**
         * LoadView
         * @description A file that was handed in and what came of it; `findings` are the first of `findings_count`.
         */
        LoadView: {
            /** Id */
            id: string;
            kind: components["schemas"]["LoadKind"];
            /** Name */
            name: string;
            system: components["schemas"]["CodeSystem"] | null;
            /** Effective On */
            effective_on: string | null;
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            state: components["schemas"]["LoadState"];
            /** Rows */
            rows: number;
            /** Taken */
            taken: number;
            /** Unchanged */
            unchanged: number;
            /** Findings */
            findings: components["schemas"]["LoadFindingView"][];
            /** Findings Count */
            findings_count: number;
        };
        /**
         * LocalitiesView
         * @description The places of a postal code, by name.
         */
        LocalitiesView: {
            /** Items */
            items: components["schemas"]["LocalityView"][];
        };
        /**
         * LocalityView
         * @description A place of a postal code; `region` is the two letters of a US state, elsewhere empty.
         */
        LocalityView: {
            /** City */
            city: string;
            /** Region */
            region: string;
        };
        /**
         * LoginIn
         * @description Who wants in.
         */
        LoginIn: {
            /** Email */
            email: string;
            /** Password */
            password: string;
        };
        /**
         * MailOutcome
         * @description What became of one of many: it goes now, or when the gate allows it; the gate refused it; or it failed.
         * @enum {string}
         */
        MailOutcome: "sent" | "later" | "refused" | "failed";
        /**
         * MailedInvoice
         * @description An invoice whose guarantor gets a pay link.
         */
        MailedInvoice: {
            /** Account Id */
            account_id: string;
            /** Invoice Id */
            invoice_id: string;
        };
        /**
         * MailedView
         * @description What became of one: the rule of the contact gate that refused it, or why the gate was not asked. `about` is an
         *     invoice, or the account itself, and `number` its number.
         */
        MailedView: {
            /** Account Id */
            account_id: string;
            /** About */
            about: string;
            /** Number */
            number: string;
            outcome: components["schemas"]["MailOutcome"];
            /** Rule */
            rule: string;
            /** Why */
            why: string;
        };
        /**
         * MailingIn
         * @description For which invoices pay links are mailed.
         */
        MailingIn: {
            /** Invoices */
            invoices: components["schemas"]["MailedInvoice"][];
        };
        /**
         * MailingKind
         * @description What is mailed to many: pay links for invoices, or that statements of accounts are ready.
         * @enum {string}
         */
        MailingKind: "pay_links" | "statements";
        /**
         * MailingState
         * @description How a mailing stands. `left`: what is left of it was lost on the way; who asked lets it go on.
         * @enum {string}
         */
        MailingState: "going" | "stopped" | "left" | "ended";
        /**
         * MailingView
         * @description A mailing to many: how many, how it stands, and what became of those that were worked off.
         */
        MailingView: {
            /** Id */
            id: string;
            kind: components["schemas"]["MailingKind"];
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** All */
            all: number;
            state: components["schemas"]["MailingState"];
            /** Mailed */
            mailed: components["schemas"]["MailedView"][];
        };
        /**
         * MeView
         * @description Who is signed in and what they may do. `language` is the one they were invited in; until they choose another
         *     (`/me/preferences`) the portal speaks it. `time_zone` is the office's: what "today" means in the books.
         */
        MeView: {
            /** Subject */
            subject: string;
            /** User */
            user: string;
            /** Name */
            name: string;
            /** Email */
            email: string;
            /**
             * Language
             * @enum {string}
             */
            language: "en" | "sv" | "pl";
            /** Roles */
            roles: components["schemas"]["Role"][];
            /** Permissions */
            permissions: components["schemas"]["Permission"][];
            /** Second Factor */
            second_factor: boolean;
            /** Time Zone */
            time_zone: string;
        };
        /**
         * Mends
         * @description The screen where something that a claim lacks is mended.
         * @enum {string}
         */
        Mends: "billing_providers" | "practitioners" | "facilities";
        /**
         * MergeFindingView
         * @description What a merge meets: a stable code and what to do.
         */
        MergeFindingView: {
            /** Code */
            code: string;
            /** Message */
            message: string;
        };
        /**
         * MergeIn
         * @description The account to merge, as it was previewed under `mark`, and why.
         */
        MergeIn: {
            /** Merged */
            merged: string;
            /** Pairs */
            pairs?: components["schemas"]["PairIn"][];
            /** Mark */
            mark: string;
            /** Reason */
            reason: string;
        };
        /**
         * MergePreviewIn
         * @description The account that would be merged, and its clients who are clients of the survivor too.
         */
        MergePreviewIn: {
            /** Merged */
            merged: string;
            /** Pairs */
            pairs?: components["schemas"]["PairIn"][];
        };
        /**
         * MergePreviewView
         * @description What a merge would do, before it is done: both accounts, what stops it, what to know, and what they stand at
         *     together. `mark` is sent with the merge.
         */
        MergePreviewView: {
            merged: components["schemas"]["MergeSideView"];
            survivor: components["schemas"]["MergeSideView"];
            together: components["schemas"]["StandingMoneyView"] | null;
            /** Stops */
            stops: components["schemas"]["MergeFindingView"][];
            /** Notices */
            notices: components["schemas"]["MergeFindingView"][];
            /** Alike */
            alike: components["schemas"]["AlikeView"][];
            /** Mark */
            mark: string;
        };
        /**
         * MergeSideView
         * @description One of two accounts beside the other: who it is, and what it would bring.
         */
        MergeSideView: {
            account: components["schemas"]["AccountView"];
            /** Clients */
            clients: components["schemas"]["ClientView"][];
            /** Concerns */
            concerns: components["schemas"]["ConcernView"][];
            /** Coverages */
            coverages: number;
            /** Holds */
            holds: number;
            /** Invoices */
            invoices: number;
            /** Open Invoices */
            open_invoices: number;
            /** Credit Notes */
            credit_notes: number;
            money: components["schemas"]["StandingMoneyView"];
        };
        /**
         * MergeState
         * @description How far a merge is. What `moves` or `splits` goes on by itself until all has moved.
         * @enum {string}
         */
        MergeState: "moving" | "done" | "splitting" | "split";
        /**
         * MergeView
         * @description An account merged into another: how far it is, what it carried so far (`items`), and since when nothing has moved
         *     of one that should go on by itself.
         */
        MergeView: {
            /** Id */
            id: string;
            /** Merged Id */
            merged_id: string;
            /** Merged Number */
            merged_number: string;
            /** Survivor Id */
            survivor_id: string;
            /** Survivor Number */
            survivor_number: string;
            state: components["schemas"]["MergeState"];
            /** Items */
            items: number;
            /** Reason */
            reason: string;
            /** Asked By */
            asked_by: string;
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Split By */
            split_by: string;
            /** Split At */
            split_at: string | null;
            /** Still Since */
            still_since: string | null;
        };
        /**
         * MergesView
         * @description The merges an account stands in now, the oldest first.
         */
        MergesView: {
            /** Items */
            items: components["schemas"]["MergeView"][];
        };
        /**
         * MessageTemplateView
         * @description How a message is worded in a language, and how it reads. Version 0 is as delivered.
         */
        MessageTemplateView: {
            /** Template */
            template: string;
            /** Language */
            language: string;
            /** Phrases */
            phrases: components["schemas"]["PhraseView"][];
            /** Version */
            version: number;
            /** Written At */
            written_at: string | null;
            /** Written By */
            written_by: string;
            /** Subject */
            subject: string;
            /** Text */
            text: string;
            /** Html */
            html: string;
        };
        /**
         * Mode
         * @description What happens when some rows are bad: the good ones are posted, or nothing is.
         * @enum {string}
         */
        Mode: "good_rows" | "all_or_nothing";
        /**
         * MoneyView
         * @description An exact amount and how it reads in the caller's language.
         */
        MoneyView: {
            /** Minor */
            minor: number;
            /** Currency */
            currency: string;
            /** Display */
            display: string;
        };
        /**
         * MoveIn
         * @description The account whose money it is, and why it was booked on the wrong one.
         */
        MoveIn: {
            /** To */
            to: string;
            /** Reason */
            reason: string;
        };
        /**
         * MovedView
         * @description What one person moved by one method on the day, by kind; `net` is all of it.
         */
        MovedView: {
            /** Currency */
            currency: string;
            /** Method */
            method: string;
            /** Code */
            code: string;
            /** By */
            by: string;
            /** Count */
            count: number;
            posted: components["schemas"]["MoneyView"];
            voided: components["schemas"]["MoneyView"];
            returned: components["schemas"]["MoneyView"];
            refunded: components["schemas"]["MoneyView"];
            other: components["schemas"]["MoneyView"];
            net: components["schemas"]["MoneyView"];
        };
        /**
         * NameShape
         * @description A person's name.
         */
        NameShape: {
            /** Family */
            family: string;
            /**
             * Given
             * @default
             */
            given: string;
            /**
             * Middle
             * @default
             */
            middle: string;
            /**
             * Prefix
             * @default
             */
            prefix: string;
            /**
             * Suffix
             * @default
             */
            suffix: string;
        };
        /**
         * NameView
         * @description A person's name.
         */
        NameView: {
            /** Family */
            family: string;
            /** Given */
            given: string;
            /** Middle */
            middle: string;
            /** Prefix */
            prefix: string;
            /** Suffix */
            suffix: string;
        };
        /**
         * NamedInvoice
         * @description An invoice of an account.
         */
        NamedInvoice: {
            /** Account Id */
            account_id: string;
            /** Invoice Id */
            invoice_id: string;
        };
        /**
         * NamesBody
         * @description What clients read of a code, by language; an empty one takes a name away, one that is left out stays.
         *
         *     `version` is that of the edition of its system.
         */
        NamesBody: {
            /** Names */
            names: {
                [key: string]: string;
            };
            /**
             * Version
             * @description The version read; 0 for a new one
             */
            version: number;
        };
        /**
         * NewPasskeyView
         * @description What the browser makes a passkey by: WebAuthn's PublicKeyCredentialCreationOptionsJSON, as text.
         */
        NewPasskeyView: {
            /** Options */
            options: string;
        };
        /**
         * NewWordingIn
         * @description The same to be kept, with the version it was edited on; no phrases at all lead back to what was delivered.
         */
        NewWordingIn: {
            /**
             * Language
             * @enum {string}
             */
            language: "en" | "sv" | "pl";
            /** Phrases */
            phrases: {
                [key: string]: string;
            };
            /**
             * Version
             * @description The version read; 0 for a new one
             */
            version: number;
        };
        /**
         * NextView
         * @description What the nightly run will do next with an account, and when: no day where nothing comes of what is owed now.
         *     `outcome` is a word, `reason` a sentence.
         */
        NextView: {
            /** On */
            on: string | null;
            /** Outcome */
            outcome: string;
            /** Level */
            level: number;
            /** Reason */
            reason: string;
        };
        /**
         * NoteShape
         * @description A note, and what came of the call it is about.
         */
        NoteShape: {
            /** Text */
            text: string;
            /** @default  */
            outcome: components["schemas"]["CallOutcome"];
        };
        /**
         * NoteTemplateEdit
         * @description A changed note template.
         */
        NoteTemplateEdit: {
            /** Name */
            name: string;
            /** Text */
            text: string;
            /** @default  */
            outcome: components["schemas"]["CallOutcome"];
            /**
             * Place
             * @default 1
             */
            place: number;
            /**
             * Active
             * @default true
             */
            active: boolean;
            /** Version */
            version: number;
        };
        /**
         * NoteTemplateIn
         * @description A text for notes; what is filled in stands in braces: `Promised {amount} by {date}.`
         */
        NoteTemplateIn: {
            /** Name */
            name: string;
            /** Text */
            text: string;
            /** @default  */
            outcome: components["schemas"]["CallOutcome"];
            /**
             * Place
             * @default 1
             */
            place: number;
            /**
             * Active
             * @default true
             */
            active: boolean;
        };
        /**
         * NoteTemplateView
         * @description A text for notes; `slots` are what it leaves open, in order.
         */
        NoteTemplateView: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Text */
            text: string;
            /** Outcome */
            outcome: string;
            /** Place */
            place: number;
            /** Active */
            active: boolean;
            /** Slots */
            slots: string[];
            /** Version */
            version: number;
        };
        /**
         * NoteView
         * @description A representative's note; `about` is the id of the invoice, credit note or payment it is about, `number` that of
         *     the first two.
         */
        NoteView: {
            /** Id */
            id: string;
            /** Text */
            text: string;
            /**
             * Written At
             * Format: date-time
             */
            written_at: string;
            /** Written By */
            written_by: string;
            /** Outcome */
            outcome: string;
            /** About */
            about: string;
            /** Number */
            number: string;
        };
        /** PageView[NoteView] */
        NoteViewPage: {
            /** Items */
            items: components["schemas"]["NoteView"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * NoticeView
         * @description A message and its fate; `rule` and `reason` say what the contact gate decided.
         */
        NoticeView: {
            /** Id */
            id: string;
            /** Template */
            template: string;
            /** Channel */
            channel: string;
            /** Language */
            language: string;
            /** State */
            state: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Made By */
            made_by: string;
            /** Sent At */
            sent_at: string | null;
            /** Settled At */
            settled_at: string | null;
            /** Not Before */
            not_before: string | null;
            /** Failure */
            failure: string;
            /** Written From */
            written_from: number[];
            /** Rule */
            rule: string;
            /** Reason */
            reason: string;
        };
        /** PageView[NoticeView] */
        NoticeViewPage: {
            /** Items */
            items: components["schemas"]["NoticeView"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * OfferView
         * @description What the free money of a payment or a credit note (`source`) could pay now, the oldest due first.
         */
        OfferView: {
            /** Source */
            source: string;
            /** Party */
            party: string;
            amount: components["schemas"]["MoneyView"];
            /** Pays */
            pays: components["schemas"]["OfferedLine"][];
        };
        /**
         * OfferedLine
         * @description An invoice, and what it would be paid.
         */
        OfferedLine: {
            /** Invoice Id */
            invoice_id: string;
            /** Number */
            number: string;
            amount: components["schemas"]["MoneyView"];
        };
        /**
         * OffersView
         * @description What could be applied on an account, none of it twice.
         */
        OffersView: {
            /** Items */
            items: components["schemas"]["OfferView"][];
        };
        /**
         * OpenedImportView
         * @description A new import and where to bring its files.
         */
        OpenedImportView: {
            /** Id */
            id: string;
            /** Uploads */
            uploads: components["schemas"]["UploadAddress"][];
        };
        /**
         * OpenedView
         * @description What anyone with the link may see: who asks, and which question comes.
         */
        OpenedView: {
            /** Office Name */
            office_name: string;
            /** Office Phone */
            office_phone: string;
            /**
             * Language
             * @enum {string}
             */
            language: "en" | "sv" | "pl";
            /** Challenge */
            challenge: string;
        };
        /**
         * OptOutIn
         * @description The token out of the opt-out link's fragment; that of a pay link does as well.
         */
        OptOutIn: {
            /** Token */
            token: string;
        };
        /**
         * OverviewView
         * @description An account in one look.
         */
        OverviewView: {
            /** Account Id */
            account_id: string;
            /** Account Number */
            account_number: string;
            /** Guarantor */
            guarantor: string;
            /** Currency */
            currency: string;
            /** Version */
            version: number;
            balance: components["schemas"]["MoneyView"];
            client: components["schemas"]["MoneyView"];
            payers: components["schemas"]["MoneyView"];
            overdue: components["schemas"]["MoneyView"];
            unapplied: components["schemas"]["MoneyView"];
            /** Parties */
            parties: components["schemas"]["OwingPartyView"][];
            /** Ageing */
            ageing: {
                [key: string]: components["schemas"]["MoneyView"];
            };
            aged: components["schemas"]["MoneyView"];
            /** Drafts */
            drafts: number;
            /** Held */
            held: number;
            /** Level */
            level: number;
            next: components["schemas"]["NextView"];
            /** Behind Since */
            behind_since: string;
        };
        /**
         * OwedLine
         * @description What a party owed on one invoice.
         */
        OwedLine: {
            /** Invoice Id */
            invoice_id: string;
            /** Number */
            number: string;
            /** Party */
            party: string;
            owed: components["schemas"]["MoneyView"];
        };
        /**
         * OwedThenView
         * @description Who owed what at the end of a civil date.
         */
        OwedThenView: {
            /**
             * On
             * Format: date
             */
            on: string;
            /** Lines */
            lines: components["schemas"]["OwedLine"][];
            total: components["schemas"]["MoneyView"];
        };
        /**
         * OwedView
         * @description What is owed and why; `session` is the bearer token of the next twenty minutes.
         *
         *     `amount_due` is what is open less `unapplied` (money received that pays no invoice yet, and credit) and less
         *     `processing` (being debited just now). Never more than that is taken. `due_on` is the first day any of
         *     it is due, and `overdue` whether that is past.
         */
        OwedView: {
            /** Session */
            session: string;
            /** Account Number */
            account_number: string;
            /**
             * Status
             * @enum {string}
             */
            status: "open" | "paid" | "processing";
            amount_due: components["schemas"]["MoneyView"];
            unapplied: components["schemas"]["MoneyView"];
            processing: components["schemas"]["MoneyView"];
            /** Due On */
            due_on: string | null;
            /** Overdue */
            overdue: boolean;
            /** May Choose Amount */
            may_choose_amount: boolean;
            /** Lines */
            lines: components["schemas"]["PayLineView"][];
        };
        /**
         * OwingPartyView
         * @description What one party has open by the books, what the office holds of its money and what is being debited just now, and
         *     what it owes now.
         */
        OwingPartyView: {
            /** Party */
            party: string;
            /** Name */
            name: string;
            open: components["schemas"]["MoneyView"];
            unapplied: components["schemas"]["MoneyView"];
            processing: components["schemas"]["MoneyView"];
            owed: components["schemas"]["MoneyView"];
        };
        /**
         * OwnReceiptView
         * @description Where the receipt of a payment can be fetched for a short time.
         */
        OwnReceiptView: {
            /** Url */
            url: string;
        };
        /**
         * OwnStatementView
         * @description Where the client's statement of account can be fetched for a short time.
         */
        OwnStatementView: {
            /** Url */
            url: string;
        };
        /**
         * PaidView
         * @description One payment as its client sees it: the number of its receipt, and the invoices that it pays, by their numbers.
         */
        PaidView: {
            /** Payment Id */
            payment_id: string;
            /** Receipt Number */
            receipt_number: string;
            /**
             * Received On
             * Format: date
             */
            received_on: string;
            /** Method */
            method: string;
            amount: components["schemas"]["MoneyView"];
            /** Invoices */
            invoices: string[];
        };
        /** PageView[PaidView] */
        PaidViewPage: {
            /** Items */
            items: components["schemas"]["PaidView"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * PairIn
         * @description Two records of one person: the merged account's client, and the survivor's who stands for both.
         */
        PairIn: {
            /** Client */
            client: string;
            /** Survivor */
            survivor: string;
        };
        /**
         * PaperView
         * @description Where a document can be fetched for a short time, and the characters that no font of ours draws: the paper shows
         *     a sign (�) for each.
         */
        PaperView: {
            /** Url */
            url: string;
            /** Undrawn */
            undrawn: string[];
        };
        /**
         * PartyView
         * @description What one party has to do with an invoice: its share when issued (of a draft: as it would be), its part now, what
         *     it paid and what is open.
         */
        PartyView: {
            /** Party */
            party: string;
            share: components["schemas"]["MoneyView"];
            liable: components["schemas"]["MoneyView"];
            paid: components["schemas"]["MoneyView"];
            open: components["schemas"]["MoneyView"];
        };
        /**
         * PasskeyAnswerIn
         * @description What a passkey signed: WebAuthn's AuthenticationResponseJSON, as the browser wrote it.
         */
        PasskeyAnswerIn: {
            /** Challenge */
            challenge: string;
            /** Credential */
            credential: string;
        };
        /**
         * PasskeyIn
         * @description A passkey that was just made: WebAuthn's RegistrationResponseJSON, as the browser wrote it.
         */
        PasskeyIn: {
            /** Credential */
            credential: string;
        };
        /**
         * PasskeyLoginIn
         * @description Who wants in with a passkey.
         */
        PasskeyLoginIn: {
            /** Email */
            email: string;
        };
        /**
         * PasskeyView
         * @description A passkey of the caller: what the device is called, and when it was made.
         */
        PasskeyView: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
        };
        /**
         * PayLineView
         * @description One invoice as its client sees it: the client's part of it, what the books have open, what counts on it already
         *     (unapplied money, money being debited), and what is owed now. `stands` is its one word.
         */
        PayLineView: {
            /** Invoice Id */
            invoice_id: string;
            /** Invoice Number */
            invoice_number: string;
            /** Issued On */
            issued_on: string | null;
            /** Due On */
            due_on: string | null;
            /** Description */
            description: string;
            stands: components["schemas"]["Stands"];
            amount: components["schemas"]["MoneyView"];
            open: components["schemas"]["MoneyView"];
            unapplied: components["schemas"]["MoneyView"];
            processing: components["schemas"]["MoneyView"];
            owed: components["schemas"]["MoneyView"];
        };
        /**
         * PayOutIn
         * @description How the office pays a credit out, and why.
         */
        PayOutIn: {
            /**
             * Party
             * @default guarantor
             */
            party: string;
            /** Amount Minor */
            amount_minor: number;
            /**
             * Method
             * @enum {string}
             */
            method: "cheque" | "cash" | "bank_transfer";
            /** Reason */
            reason: string;
        };
        /**
         * PayerEdit
         * @description A changed payer.
         */
        PayerEdit: {
            /** Name */
            name: string;
            kind: components["schemas"]["PayerKind"];
            address?: components["schemas"]["AddressShape"];
            /**
             * Email
             * @default
             */
            email: string;
            /**
             * Phone
             * @default
             */
            phone: string;
            /**
             * Terms Days
             * @default 30
             */
            terms_days: number;
            /**
             * Fee Schedule
             * @default
             */
            fee_schedule: string;
            /**
             * Active
             * @default true
             */
            active: boolean;
            /** Outside Ids */
            outside_ids?: {
                [key: string]: string;
            };
            /** Version */
            version: number;
        };
        /**
         * PayerEnrollmentShape
         * @description A practitioner's enrollment with a payer.
         */
        PayerEnrollmentShape: {
            /** Payer Id */
            payer_id: string;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /**
             * Until On
             * @default null
             */
            until_on: string | null;
            /** @default applied */
            state: components["schemas"]["EnrollmentState"];
            /**
             * Number
             * @default
             */
            number: string;
        };
        /**
         * PayerEnrollmentView
         * @description A practitioner's enrollment with a payer.
         */
        PayerEnrollmentView: {
            /** Payer Id */
            payer_id: string;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Until On */
            until_on: string | null;
            state: components["schemas"]["EnrollmentState"];
            /** Number */
            number: string;
        };
        /**
         * PayerKind
         * @description What a party that can be billed is.
         * @enum {string}
         */
        PayerKind: "insurer" | "programme" | "employer" | "agency" | "other";
        /**
         * PayerNoteShape
         * @description A note about a payer.
         */
        PayerNoteShape: {
            /** Text */
            text: string;
        };
        /**
         * PayerNoteView
         * @description A representative's note about a payer.
         */
        PayerNoteView: {
            /** Id */
            id: string;
            /** Text */
            text: string;
            /**
             * Written At
             * Format: date-time
             */
            written_at: string;
            /** Written By */
            written_by: string;
        };
        /** PageView[PayerNoteView] */
        PayerNoteViewPage: {
            /** Items */
            items: components["schemas"]["PayerNoteView"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * PayerOwesView
         * @description What a payer owes on a day, by currency; nothing when it owes nothing and the office holds none of its money.
         */
        PayerOwesView: {
            /**
             * On
             * Format: date
             */
            on: string;
            /** By Currency */
            by_currency: components["schemas"]["PayerOwingView"][];
        };
        /**
         * PayerOwingView
         * @description What a payer owes in one currency: open, overdue, by age; and what of its money pays nothing yet.
         */
        PayerOwingView: {
            /** Currency */
            currency: string;
            open: components["schemas"]["MoneyView"];
            overdue: components["schemas"]["MoneyView"];
            /** Ageing */
            ageing: {
                [key: string]: components["schemas"]["MoneyView"];
            };
            unapplied: components["schemas"]["MoneyView"];
        };
        /**
         * PayerShape
         * @description A party that can be billed.
         */
        PayerShape: {
            /** Name */
            name: string;
            kind: components["schemas"]["PayerKind"];
            address?: components["schemas"]["AddressShape"];
            /**
             * Email
             * @default
             */
            email: string;
            /**
             * Phone
             * @default
             */
            phone: string;
            /**
             * Terms Days
             * @default 30
             */
            terms_days: number;
            /**
             * Fee Schedule
             * @default
             */
            fee_schedule: string;
            /**
             * Active
             * @default true
             */
            active: boolean;
            /** Outside Ids */
            outside_ids?: {
                [key: string]: string;
            };
        };
        /**
         * PayerView
         * @description A party that can be billed.
         */
        PayerView: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            kind: components["schemas"]["PayerKind"];
            address: components["schemas"]["AddressView"];
            /** Email */
            email: string;
            /** Phone */
            phone: string;
            /** Terms Days */
            terms_days: number;
            /** Fee Schedule */
            fee_schedule: string;
            /** Active */
            active: boolean;
            /** Version */
            version: number;
            /** Outside Ids */
            outside_ids: {
                [key: string]: string;
            };
        };
        /** PageView[PayerView] */
        PayerViewPage: {
            /** Items */
            items: components["schemas"]["PayerView"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * PaymentIn
         * @description Money received by hand. Without `allocations` the oldest due invoices are paid first; `batch` is the number of
         *     the open batch it came in, 0 for none.
         */
        PaymentIn: {
            /**
             * Party
             * @default guarantor
             */
            party: string;
            /**
             * Method
             * @enum {string}
             */
            method: "cheque" | "cash" | "bank_transfer" | "payer";
            /** Amount Minor */
            amount_minor: number;
            /**
             * Received On
             * Format: date
             */
            received_on: string;
            /**
             * Reference
             * @default
             */
            reference: string;
            /**
             * Allocations
             * @default null
             */
            allocations: components["schemas"]["AllocationIn"][] | null;
            /**
             * Batch
             * @default 0
             */
            batch: number;
        };
        /**
         * PaymentRow
         * @description A payment in the list.
         */
        PaymentRow: {
            /** Behind Since */
            behind_since: string;
            /** Payment Id */
            payment_id: string;
            /** Account Id */
            account_id: string;
            /** Received On */
            received_on: string;
            /** Account Number */
            account_number: string;
            /** Guarantor */
            guarantor: string;
            /** Party */
            party: string;
            /** Party Name */
            party_name: string;
            /** Method */
            method: string;
            /** State */
            state: string;
            /** Reference */
            reference: string;
            amount: components["schemas"]["MoneyView"];
            unapplied: components["schemas"]["MoneyView"];
        };
        /** PageView[PaymentRow] */
        PaymentRowPage: {
            /** Items */
            items: components["schemas"]["PaymentRow"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * PaymentSumView
         * @description What payments come to in one currency.
         */
        PaymentSumView: {
            /** Count */
            count: number;
            amount: components["schemas"]["MoneyView"];
            unapplied: components["schemas"]["MoneyView"];
        };
        /**
         * PaymentSumsView
         * @description How many payments hold a filter, and what they come to, by currency; at least, where not the `whole` list was looked at.
         */
        PaymentSumsView: {
            /** Whole */
            whole: boolean;
            /** Count */
            count: number;
            /** By Currency */
            by_currency: components["schemas"]["PaymentSumView"][];
        };
        /**
         * PaymentView
         * @description A payment as the desk sees it. `free` is what may be spent or given back now; `refusals` says by act (`allocate`,
         *     `refund`, `return`, `take_off`, `void`) why it cannot be done.
         */
        PaymentView: {
            /** Id */
            id: string;
            /** Account Id */
            account_id: string;
            /** Party */
            party: string;
            /** Method */
            method: string;
            /** State */
            state: string;
            amount: components["schemas"]["MoneyView"];
            unapplied: components["schemas"]["MoneyView"];
            /**
             * Received On
             * Format: date
             */
            received_on: string;
            /** Reference */
            reference: string;
            /** Return Reason */
            return_reason: string;
            /** Entry Version */
            entry_version: number;
            /** Version */
            version: number;
            /** Allocations */
            allocations: components["schemas"]["AllocationView"][];
            /** Refunds */
            refunds: components["schemas"]["RefundView"][];
            free: components["schemas"]["MoneyView"];
            /** Disputes */
            disputes: components["schemas"]["DisputeView"][];
            /** Void Reason */
            void_reason: string;
            moved_to: components["schemas"]["ElsewhereView"] | null;
            moved_from: components["schemas"]["ElsewhereView"] | null;
            /** Refusals */
            refusals: {
                [key: string]: string;
            };
            /** Batch */
            batch: number;
        };
        /** PageView[PaymentView] */
        PaymentViewPage: {
            /** Items */
            items: components["schemas"]["PaymentView"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * PaymentsView
         * @description Payments of an account, the newest first.
         */
        PaymentsView: {
            /** Items */
            items: components["schemas"]["PaymentView"][];
        };
        /**
         * Permission
         * @description One thing a caller may do. `ANYONE` and `PAY_SESSION` are not given to roles: they name other doors.
         * @enum {string}
         */
        Permission: "anyone" | "pay_session" | "signed_in" | "account:read" | "account:write" | "account:merge" | "payer:write" | "catalog:read" | "catalog:write" | "charge:write" | "invoice:issue" | "invoice:correct" | "charge:approve" | "payment:read" | "payment:post" | "payment:refund" | "amount:large" | "batch:differ" | "write_off:post" | "write_off:approve" | "notice:send" | "collections:read" | "collections:note" | "collections:write" | "policy:write" | "import:read" | "import:write" | "report:read" | "export" | "audit:read" | "books:prove" | "settings:write";
        /**
         * PhoneShape
         * @description A phone number as typed.
         */
        PhoneShape: {
            /** Number */
            number: string;
            /**
             * Use
             * @default mobile
             * @enum {string}
             */
            use: "mobile" | "home" | "work";
        };
        /**
         * PhoneView
         * @description A phone number in E.164.
         */
        PhoneView: {
            /** Number */
            number: string;
            /** Use */
            use: string;
        };
        /**
         * PhraseView
         * @description A phrase as it is worded now and as it was delivered; `most` characters fit.
         */
        PhraseView: {
            /** Name */
            name: string;
            /** Text */
            text: string;
            /** Delivered */
            delivered: string;
            /** Most */
            most: number;
        };
        /**
         * PlaceOfServiceView
         * @description A place of service of CMS's list.
         */
        PlaceOfServiceView: {
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /**
         * PolicyIn
         * @description A policy as edited, with the version it was edited on.
         */
        PolicyIn: {
            /** Name */
            name: string;
            /** Minimum Minor */
            minimum_minor: number;
            /** Patience Days */
            patience_days: number;
            /** Retry Days */
            retry_days: number;
            /** Final Days */
            final_days: number;
            /** Levels */
            levels: components["schemas"]["LevelShape"][];
            /** Source */
            source: string;
            /** Version */
            version: number;
        };
        /**
         * PolicyView
         * @description A policy in force, with the rules its levels may charge by.
         */
        PolicyView: {
            /** Key */
            key: string;
            /** Name */
            name: string;
            /** Country */
            country: string;
            /** Currency */
            currency: string;
            minimum: components["schemas"]["MoneyView"];
            /** Patience Days */
            patience_days: number;
            /** Retry Days */
            retry_days: number;
            /** Final Days */
            final_days: number;
            /** Levels */
            levels: components["schemas"]["LevelView"][];
            /** Source */
            source: string;
            /** Version */
            version: number;
            /** Rules */
            rules: components["schemas"]["ChargeRuleView"][];
        };
        /**
         * PractitionerEdit
         * @description A changed practitioner.
         */
        PractitionerEdit: {
            /** Family */
            family: string;
            /**
             * Given
             * @default
             */
            given: string;
            /**
             * Middle
             * @default
             */
            middle: string;
            /**
             * Suffix
             * @default
             */
            suffix: string;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /**
             * Until On
             * @default null
             */
            until_on: string | null;
            /** Roles */
            roles?: components["schemas"]["PractitionerRole"][];
            /**
             * Npi
             * @default
             */
            npi: string;
            /**
             * Taxonomy
             * @default
             */
            taxonomy: string;
            /**
             * Licence
             * @default
             */
            licence: string;
            /**
             * Licence Region
             * @default
             */
            licence_region: string;
            /** Enrollments */
            enrollments?: components["schemas"]["PayerEnrollmentShape"][];
            /** Version */
            version: number;
        };
        /**
         * PractitionerRole
         * @description What a practitioner does for a claim: X12 NM1 82, DN, DK, DQ.
         * @enum {string}
         */
        PractitionerRole: "rendering" | "referring" | "ordering" | "supervising";
        /**
         * PractitionerShape
         * @description A person who renders, refers, orders or supervises.
         */
        PractitionerShape: {
            /** Family */
            family: string;
            /**
             * Given
             * @default
             */
            given: string;
            /**
             * Middle
             * @default
             */
            middle: string;
            /**
             * Suffix
             * @default
             */
            suffix: string;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /**
             * Until On
             * @default null
             */
            until_on: string | null;
            /** Roles */
            roles?: components["schemas"]["PractitionerRole"][];
            /**
             * Npi
             * @default
             */
            npi: string;
            /**
             * Taxonomy
             * @default
             */
            taxonomy: string;
            /**
             * Licence
             * @default
             */
            licence: string;
            /**
             * Licence Region
             * @default
             */
            licence_region: string;
            /** Enrollments */
            enrollments?: components["schemas"]["PayerEnrollmentShape"][];
        };
        /**
         * PractitionerView
         * @description A practitioner, and what a claim of today would lack of them, whoever pays.
         */
        PractitionerView: {
            /** Id */
            id: string;
            /** Family */
            family: string;
            /** Given */
            given: string;
            /** Middle */
            middle: string;
            /** Suffix */
            suffix: string;
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Until On */
            until_on: string | null;
            /** Roles */
            roles: components["schemas"]["PractitionerRole"][];
            /** Npi */
            npi: string;
            /** Taxonomy */
            taxonomy: string;
            /** Licence */
            licence: string;
            /** Licence Region */
            licence_region: string;
            /** Enrollments */
            enrollments: components["schemas"]["PayerEnrollmentView"][];
            /** Lacks */
            lacks: components["schemas"]["LackView"][];
            /** Version */
            version: number;
        };
        /**
         * PreferencesBody
         * @description How the caller likes the portal.
         */
        PreferencesBody: {
            /**
             * Language
             * @enum {string}
             */
            language: "en" | "sv" | "pl";
            /**
             * Theme
             * @default system
             * @enum {string}
             */
            theme: "system" | "light" | "dark";
            /**
             * Density
             * @default compact
             * @enum {string}
             */
            density: "compact" | "roomy";
            /**
             * Single Key Shortcuts
             * @default true
             */
            single_key_shortcuts: boolean;
            /** Views */
            views?: components["schemas"]["SavedViewShape"][];
            /** Favourites */
            favourites?: string[];
        };
        /**
         * PreferencesView
         * @description How the caller likes the portal.
         */
        PreferencesView: {
            /**
             * Language
             * @enum {string}
             */
            language: "en" | "sv" | "pl";
            /** Theme */
            theme: string;
            /** Density */
            density: string;
            /** Single Key Shortcuts */
            single_key_shortcuts: boolean;
            /** Views */
            views: components["schemas"]["SavedViewShape"][];
            /** Favourites */
            favourites: string[];
        };
        /**
         * PreviewBody
         * @description Charges to look at; `invoice_id` names the draft they would change.
         */
        PreviewBody: {
            /** Lines */
            lines: components["schemas"]["LineBody"][];
            /**
             * Self Pay
             * @default false
             */
            self_pay: boolean;
            /**
             * Diagnoses
             * @default []
             */
            diagnoses: components["schemas"]["ClientDiagnosesBody"][];
            /**
             * Invoice Id
             * @default
             */
            invoice_id: string;
        };
        /**
         * PriceAnswerView
         * @description What a code costs and why; `price` null when nothing says so.
         */
        PriceAnswerView: {
            /**
             * On
             * Format: date
             */
            on: string;
            reason: components["schemas"]["PriceReason"];
            price: components["schemas"]["PriceView"] | null;
        };
        /**
         * PriceBody
         * @description A price from a day on.
         */
        PriceBody: {
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /**
             * Until On
             * @default null
             */
            until_on: string | null;
            /**
             * Version
             * @description The version read; 0 for a new one
             */
            version: number;
            system: components["schemas"]["CodeSystem"];
            /** Code */
            code: string;
            /** Unit Minor */
            unit_minor: number;
            /** Currency */
            currency: string;
            /**
             * Tax Code
             * @default
             */
            tax_code: string;
        };
        /**
         * PriceReason
         * @description Why a price is what it is.
         * @enum {string}
         */
        PriceReason: "payer_schedule" | "cash_price" | "cash_instead" | "no_price";
        /**
         * PriceRowView
         * @description All prices of a code on a schedule, oldest first.
         */
        PriceRowView: {
            system: components["schemas"]["CodeSystem"];
            /** Code */
            code: string;
            /** Currency */
            currency: string;
            /** Prices */
            prices: components["schemas"]["PriceView"][];
            /** Version */
            version: number;
        };
        /** PageView[PriceRowView] */
        PriceRowViewPage: {
            /** Items */
            items: components["schemas"]["PriceRowView"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * PriceView
         * @description A price and where it stands.
         */
        PriceView: {
            /** Schedule */
            schedule: string;
            unit: components["schemas"]["MoneyView"];
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Until On */
            until_on: string | null;
            /** Tax Code */
            tax_code: string;
        };
        /**
         * Problem
         * @description A refusal (RFC 9457). `code` is stable; `fields` names what is wrong in the request, by field.
         */
        Problem: {
            /**
             * Type
             * @default about:blank
             */
            type: string;
            /** Title */
            title: string;
            /** Status */
            status: number;
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /** Fields */
            fields: {
                [key: string]: string;
            };
            /**
             * Correlation Id
             * @default
             */
            correlation_id: string;
        };
        /**
         * ProgressView
         * @description An import, how far it is and what it comes to. Before posting the tallies say what would be.
         */
        ProgressView: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            layout: components["schemas"]["Layout"];
            mode: components["schemas"]["Mode"];
            state: components["schemas"]["ImportState"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Posted At */
            posted_at: string | null;
            /** Ended At */
            ended_at: string | null;
            /** File Names */
            file_names: string[];
            /** Files */
            files: components["schemas"]["ImportFileView"][];
            /** Tallies */
            tallies: components["schemas"]["TallyView"][];
            /** Errors */
            errors: number;
            /** Notices */
            notices: number;
            /** Unknown Codes */
            unknown_codes: number;
            /** Deeds */
            deeds: number;
            /** Deeds Posted */
            deeds_posted: number;
            /** Portions */
            portions: number;
            /** Portions Checked */
            portions_checked: number;
            /** Portions Posted */
            portions_posted: number;
            /** Will Post */
            will_post: boolean;
            /** Still Since */
            still_since: string | null;
        };
        /**
         * PromiseIn
         * @description A promise to pay an amount by a day.
         */
        PromiseIn: {
            /** Amount Minor */
            amount_minor: number;
            /**
             * Promised On
             * Format: date
             */
            promised_on: string;
        };
        /**
         * PromiseView
         * @description A promise and what became of it: open, kept, broken or taken back.
         */
        PromiseView: {
            /** Id */
            id: string;
            amount: components["schemas"]["MoneyView"];
            /**
             * Promised On
             * Format: date
             */
            promised_on: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Made By */
            made_by: string;
            /** State */
            state: string;
            /** Version */
            version: number;
        };
        /**
         * ProofView
         * @description Whether a trail holds. `upto`: the last place that was proved; while it is not `whole`, ask again `since` there.
         *     `broken_at`: the first place that does not hold, 0 for none; `fault` says why: missing, seal, anchor or cut.
         */
        ProofView: {
            /** Upto */
            upto: number;
            /** Whole */
            whole: boolean;
            /** Broken At */
            broken_at: number;
            /** Fault */
            fault: string;
        };
        /**
         * ProposalView
         * @description How a payment would be spread: on invoices, left unapplied, and what the party owes after it.
         */
        ProposalView: {
            /** Lines */
            lines: components["schemas"]["ProposedLine"][];
            allocated: components["schemas"]["MoneyView"];
            unapplied: components["schemas"]["MoneyView"];
            still_open: components["schemas"]["MoneyView"];
        };
        /**
         * ProposedLine
         * @description One open invoice and what the payment would pay of it.
         */
        ProposedLine: {
            /** Invoice Id */
            invoice_id: string;
            /** Number */
            number: string;
            /** Due On */
            due_on: string | null;
            open: components["schemas"]["MoneyView"];
            pays: components["schemas"]["MoneyView"];
        };
        /**
         * ReadingView
         * @description How the first words of a file with other letters than English ones read in one encoding.
         */
        ReadingView: {
            /** Kind */
            kind: string;
            /** Encoding */
            encoding: string;
            /** Words */
            words: string[];
        };
        /**
         * RebillBody
         * @description Why to bill again.
         */
        RebillBody: {
            /** Reason */
            reason: string;
        };
        /**
         * RebillView
         * @description A rebill: the credit note and the new draft.
         */
        RebillView: {
            credit_note: components["schemas"]["CreditNoteView"];
            draft: components["schemas"]["InvoiceView"];
        };
        /**
         * ReceiptMailView
         * @description A receipt that was mailed, or was to be: what became of it, the address it went to, masked, and why not.
         */
        ReceiptMailView: {
            /** Id */
            id: string;
            /** State */
            state: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Made By */
            made_by: string;
            /** Sent At */
            sent_at: string | null;
            /** Not Before */
            not_before: string | null;
            /** Mailed To */
            mailed_to: string;
            /** Failure */
            failure: string;
            /** Rule */
            rule: string;
            /** Reason */
            reason: string;
        };
        /**
         * ReceiptMailsView
         * @description The messages with a payment's receipt, the newest first.
         */
        ReceiptMailsView: {
            /** Items */
            items: components["schemas"]["ReceiptMailView"][];
        };
        /**
         * ReceiptView
         * @description Where a receipt can be fetched for a short time, its number, and the characters that it shows as a sign (�).
         */
        ReceiptView: {
            /** Number */
            number: string;
            /** Url */
            url: string;
            /** Undrawn */
            undrawn: string[];
        };
        /**
         * ReceivedView
         * @description The gateway's notification was taken.
         */
        ReceivedView: {
            /** Received */
            received: number;
        };
        /**
         * RedirectView
         * @description Where to go to pay.
         */
        RedirectView: {
            /** Attempt Id */
            attempt_id: string;
            /** Redirect Url */
            redirect_url: string;
        };
        /**
         * RefundCreditIn
         * @description How much of a credit goes back to where it came from, and why.
         */
        RefundCreditIn: {
            /**
             * Party
             * @default guarantor
             */
            party: string;
            /** Amount Minor */
            amount_minor: number;
            /** Reason */
            reason: string;
        };
        /**
         * RefundIn
         * @description How much to give back, and why.
         */
        RefundIn: {
            /** Amount Minor */
            amount_minor: number;
            /** Reason */
            reason: string;
        };
        /**
         * RefundView
         * @description Money given back.
         */
        RefundView: {
            /** Id */
            id: string;
            amount: components["schemas"]["MoneyView"];
            /** Reason */
            reason: string;
            /** State */
            state: string;
        };
        /**
         * ReleaseView
         * @description One release of a code system.
         */
        ReleaseView: {
            /**
             * Effective On
             * Format: date
             */
            effective_on: string;
            /** Name */
            name: string;
            /** Rows */
            rows: number;
            /**
             * Loaded At
             * Format: date-time
             */
            loaded_at: string;
        };
        /**
         * ReplaceIn
         * @description The record that stands for both from then on, and the versions of both that were looked at.
         */
        ReplaceIn: {
            /** Survivor */
            survivor: string;
            /** Version */
            version: number;
            /** Survivor Version */
            survivor_version: number;
        };
        /**
         * ReturnIn
         * @description Why the money went back.
         */
        ReturnIn: {
            /** Reason */
            reason: string;
        };
        /**
         * Role
         * @description What a staff member may be in the office (permissions: `web/permissions.py`).
         * @enum {string}
         */
        Role: "representative" | "supervisor" | "collections" | "coder" | "auditor" | "administrator";
        /**
         * RoundIn
         * @description What to do with every account: prove its books and lists, or make its lists anew.
         */
        RoundIn: {
            /**
             * Task
             * @enum {string}
             */
            task: "prove" | "rebuild";
        };
        /**
         * RoundView
         * @description The last round of a kind of work on every account. `done` counts a message that came twice twice.
         *
         *     `confirmed` goes through payments, not accounts: `left_out` are those that the books had lost, `wrong` those that
         *     cannot be booked. `ended_at` is when the last of it was done. Behind: nothing was queued or done for three quarters
         *     of an hour.
         */
        RoundView: {
            /**
             * Name
             * @enum {string}
             */
            name: "dunning" | "confirmed" | "prove" | "rebuild";
            /**
             * State
             * @enum {string}
             */
            state: "running" | "behind" | "ended";
            /**
             * Begun At
             * Format: date-time
             */
            begun_at: string;
            /** Begun By */
            begun_by: string;
            /**
             * Last At
             * Format: date-time
             */
            last_at: string;
            /** Ended At */
            ended_at: string | null;
            /** Shards */
            shards: number;
            /** Shards Ended */
            shards_ended: number;
            /** Queued */
            queued: number;
            /** Done */
            done: number;
            /** Wrong */
            wrong: number;
            /** Left Out */
            left_out: number;
        };
        /**
         * SampleView
         * @description How a message reads, with sample links.
         */
        SampleView: {
            /** Subject */
            subject: string;
            /** Text */
            text: string;
            /** Html */
            html: string;
        };
        /**
         * SavedViewShape
         * @description A saved view of a list.
         */
        SavedViewShape: {
            /** Name */
            name: string;
            /** Screen */
            screen: string;
            /**
             * Query
             * @default
             */
            query: string;
        };
        /**
         * SecretView
         * @description The key for the authenticator app: as text, as its address, and as a QR code (a data: picture).
         */
        SecretView: {
            /** Secret */
            secret: string;
            /** Uri */
            uri: string;
            /** Qr */
            qr: string;
        };
        /**
         * SellerAddressView
         * @description A postal address.
         */
        SellerAddressView: {
            /** Line1 */
            line1: string;
            /** Line2 */
            line2: string;
            /** City */
            city: string;
            /** Region */
            region: string;
            /** Postal Code */
            postal_code: string;
            /** Country */
            country: string;
        };
        /**
         * SellerIn
         * @description The seller as edited, with the version it was edited on.
         */
        SellerIn: {
            /** Name */
            name: string;
            address: components["schemas"]["AddressShape"];
            /**
             * Organisation Number
             * @default
             */
            organisation_number: string;
            /**
             * Vat Number
             * @default
             */
            vat_number: string;
            /**
             * F Tax
             * @default false
             */
            f_tax: boolean;
            /**
             * Exemption
             * @default
             */
            exemption: string;
            /**
             * Bankgiro
             * @default
             */
            bankgiro: string;
            /**
             * Iban
             * @default
             */
            iban: string;
            remit_to?: components["schemas"]["AddressShape"];
            /**
             * Version
             * @description The version read; 0 for a new one
             */
            version: number;
        };
        /**
         * SentView
         * @description What became of a message: queued, or refused by a rule of the contact gate with its reason.
         */
        SentView: {
            /** Notice Id */
            notice_id: string;
            /** State */
            state: string;
            /** Rule */
            rule: string;
            /** Reason */
            reason: string;
            /** Not Before */
            not_before: string;
        };
        /**
         * ServiceBody
         * @description One of the office's own services; `version` is that of the edition of the system `service`.
         */
        ServiceBody: {
            /** Description */
            description: string;
            /**
             * Billable
             * @default true
             */
            billable: boolean;
            /**
             * Version
             * @description The version read; 0 for a new one
             */
            version: number;
        };
        /**
         * ServiceView
         * @description A service that an invoice charges for, tax included.
         */
        ServiceView: {
            /** Code */
            code: string;
            /** Description */
            description: string;
            /**
             * Service On
             * Format: date
             */
            service_on: string;
            amount: components["schemas"]["MoneyView"];
        };
        /**
         * Severity
         * @description An error keeps a row out; a notice says what was done with a row that goes in.
         * @enum {string}
         */
        Severity: "error" | "notice";
        /**
         * SignInView
         * @description Signed in (`access_token`, good for `expires_in` seconds) or asked something more (`challenge`).
         */
        SignInView: {
            /**
             * Access Token
             * @default null
             */
            access_token: string | null;
            /**
             * Expires In
             * @default null
             */
            expires_in: number | null;
            /** @default null */
            challenge: components["schemas"]["ChallengeView"] | null;
        };
        /**
         * SizesIn
         * @description How large the files are that come again, in bytes by kind; those left out are as large as before.
         */
        SizesIn: {
            /** Sizes */
            sizes?: {
                [key: string]: number;
            };
        };
        /**
         * SkipIn
         * @description The letter that is not to go, by its level as it was shown, and why.
         */
        SkipIn: {
            /** Level */
            level: number;
            /** Reason */
            reason: string;
        };
        /**
         * SkipView
         * @description A letter that is not to go this once; `used_on` is the night that skipped it.
         */
        SkipView: {
            /** Id */
            id: string;
            /** Level */
            level: number;
            /** Reason */
            reason: string;
            /**
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            /** Placed By */
            placed_by: string;
            /** Used On */
            used_on: string | null;
            /** Version */
            version: number;
        };
        /**
         * SmallBalanceView
         * @description What would become of writing off what the guarantor has open on an invoice: at once, or asked of a second person;
         *     `refused` says why neither.
         */
        SmallBalanceView: {
            /** Account Id */
            account_id: string;
            /** Invoice Id */
            invoice_id: string;
            /** Number */
            number: string;
            /** Party */
            party: string;
            amount: components["schemas"]["MoneyView"];
            /** At Once */
            at_once: boolean;
            /** Refused */
            refused: string;
        };
        /**
         * StandingInvoiceRow
         * @description An invoice among its account's, and where it stands today.
         */
        StandingInvoiceRow: {
            stands: components["schemas"]["Stands"];
            unapplied: components["schemas"]["MoneyView"];
            processing: components["schemas"]["MoneyView"];
            owed: components["schemas"]["MoneyView"];
            /** Id */
            id: string;
            /** Account Id */
            account_id: string;
            /** Number */
            number: string;
            /** Kind */
            kind: string;
            /** State */
            state: string;
            /**
             * Captured At
             * Format: date-time
             */
            captured_at: string;
            /** Issued On */
            issued_on: string | null;
            /** Due On */
            due_on: string | null;
            total: components["schemas"]["MoneyView"];
            open: components["schemas"]["MoneyView"];
            credited: components["schemas"]["MoneyView"];
            written_off: components["schemas"]["MoneyView"];
            /** Holds */
            holds: components["schemas"]["HoldView"][];
            /** Rebills */
            rebills: string;
            /** Version */
            version: number;
        };
        /** PageView[StandingInvoiceRow] */
        StandingInvoiceRowPage: {
            /** Items */
            items: components["schemas"]["StandingInvoiceRow"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * StandingInvoiceView
         * @description An invoice whole, and where it stands today.
         */
        StandingInvoiceView: {
            stands: components["schemas"]["Stands"];
            unapplied: components["schemas"]["MoneyView"];
            processing: components["schemas"]["MoneyView"];
            owed: components["schemas"]["MoneyView"];
            /** Id */
            id: string;
            /** Account Id */
            account_id: string;
            /** Number */
            number: string;
            /** Kind */
            kind: string;
            /** State */
            state: string;
            /**
             * Captured At
             * Format: date-time
             */
            captured_at: string;
            /** Issued On */
            issued_on: string | null;
            /** Due On */
            due_on: string | null;
            total: components["schemas"]["MoneyView"];
            open: components["schemas"]["MoneyView"];
            credited: components["schemas"]["MoneyView"];
            written_off: components["schemas"]["MoneyView"];
            /** Holds */
            holds: components["schemas"]["HoldView"][];
            /** Rebills */
            rebills: string;
            /** Version */
            version: number;
            /** Currency */
            currency: string;
            /** Captured By */
            captured_by: string;
            /** Self Pay */
            self_pay: boolean;
            /** About */
            about: string;
            tax: components["schemas"]["MoneyView"];
            /** Credited Lines */
            credited_lines: string[];
            /** Diagnoses */
            diagnoses: components["schemas"]["ClientDiagnosesView"][];
            /** Lines */
            lines: components["schemas"]["LineView"][];
            /** Parties */
            parties: components["schemas"]["PartyView"][];
        };
        /**
         * StandingMoneyView
         * @description What an account stands at: owed by all parties, money on no invoice, refunds on their way, money in disputes.
         */
        StandingMoneyView: {
            owed: components["schemas"]["MoneyView"];
            unapplied: components["schemas"]["MoneyView"];
            refunds: components["schemas"]["MoneyView"];
            disputed: components["schemas"]["MoneyView"];
        };
        /**
         * Stands
         * @description Where an invoice stands today, in one word; made by `rules/stands.py` and nowhere else.
         * @enum {string}
         */
        Stands: "draft" | "held" | "discarded" | "open" | "part_paid" | "overdue" | "paid" | "credited" | "written_off" | "disputed";
        /**
         * StartIn
         * @description How much to pay now, and which invoices first.
         */
        StartIn: {
            /** Amount Minor */
            amount_minor: number;
            /** Invoices */
            invoices?: string[];
        };
        /**
         * StatementsIn
         * @description Of which accounts statements are mailed.
         */
        StatementsIn: {
            /** Accounts */
            accounts: string[];
        };
        /**
         * StepView
         * @description What was decided, or will be: `outcome` is a word of the glossary, `reason` the sentence for a person.
         */
        StepView: {
            /**
             * On
             * Format: date
             */
            on: string;
            /** Outcome */
            outcome: string;
            /** Level */
            level: number;
            /** Reason */
            reason: string;
            /** Next On */
            next_on: string | null;
            /** Template */
            template: string;
            /** Channel */
            channel: string;
            /** Notice Id */
            notice_id: string;
            /** Fees */
            fees: components["schemas"]["FeeView"][];
        };
        /**
         * SubjectKind
         * @description What an attachment belongs with.
         * @enum {string}
         */
        SubjectKind: "account" | "invoice" | "credit_note" | "payment";
        /**
         * SubjectNoteIn
         * @description A note about an invoice, a credit note or a payment, and what came of the call it is about.
         */
        SubjectNoteIn: {
            /** Text */
            text: string;
            /** @default  */
            outcome: components["schemas"]["CallOutcome"];
        };
        /**
         * SubjectNoteView
         * @description A representative's note about an invoice, a credit note or a payment.
         */
        SubjectNoteView: {
            /** Id */
            id: string;
            /** Text */
            text: string;
            /**
             * Written At
             * Format: date-time
             */
            written_at: string;
            /** Written By */
            written_by: string;
            /** Outcome */
            outcome: string;
            /** About */
            about: string;
        };
        /** PageView[SubjectNoteView] */
        SubjectNoteViewPage: {
            /** Items */
            items: components["schemas"]["SubjectNoteView"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * TakeBackBody
         * @description Why a write-off is taken back.
         */
        TakeBackBody: {
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * TallyView
         * @description What becomes of one kind of thing; amounts where it moves money.
         */
        TallyView: {
            /** Kind */
            kind: string;
            /** New */
            new: number;
            /** There */
            there: number;
            /** Conflict */
            conflict: number;
            /** Refused */
            refused: number;
            /** @default null */
            amount_new: components["schemas"]["MoneyView"] | null;
            /** @default null */
            amount_there: components["schemas"]["MoneyView"] | null;
        };
        /**
         * TaxBody
         * @description A tax rule from a day on, rounded line by line or by rate and paper; an exemption has no rate.
         */
        TaxBody: {
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /**
             * Until On
             * @default null
             */
            until_on: string | null;
            /**
             * Version
             * @description The version read; 0 for a new one
             */
            version: number;
            /**
             * Rate Bp
             * @description Basis points: 25 % is 2500
             */
            rate_bp: number;
            /**
             * Exemption
             * @default
             */
            exemption: string;
            /** Source */
            source: string;
            /** @default line */
            rounding: components["schemas"]["TaxRounding"];
        };
        /**
         * TaxIdKind
         * @description Whose tax id a billing provider has: X12 REF*EI and REF*SY.
         * @enum {string}
         */
        TaxIdKind: "ein" | "ssn";
        /**
         * TaxRounding
         * @description Where a tax is rounded to whole minor units, half up.
         * @enum {string}
         */
        TaxRounding: "line" | "rate";
        /**
         * TaxRuleView
         * @description A tax rate from a day on, or why nothing is due.
         */
        TaxRuleView: {
            /** Rate Bp */
            rate_bp: number;
            /** Exemption */
            exemption: string;
            /** Source */
            source: string;
            rounding: components["schemas"]["TaxRounding"];
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Until On */
            until_on: string | null;
        };
        /**
         * TaxView
         * @description A tax code with its rules, oldest first.
         */
        TaxView: {
            /** Tax Code */
            tax_code: string;
            /** Rules */
            rules: components["schemas"]["TaxRuleView"][];
            /** Version */
            version: number;
        };
        /**
         * TemplateView
         * @description A CSV file to fill in.
         */
        TemplateView: {
            /** File Name */
            file_name: string;
            /** Text */
            text: string;
        };
        /**
         * TokenIn
         * @description The token out of the link's fragment.
         */
        TokenIn: {
            /** Token */
            token: string;
        };
        /**
         * TotalsView
         * @description What invoices come to in one currency.
         */
        TotalsView: {
            /** Count */
            count: number;
            total: components["schemas"]["MoneyView"];
            open: components["schemas"]["MoneyView"];
        };
        /**
         * TransferBody
         * @description How much to move from one party to another: `guarantor`, or a payer's id.
         */
        TransferBody: {
            /** From Party */
            from_party: string;
            /** To Party */
            to_party: string;
            /** Amount Minor */
            amount_minor: number;
            /** Reason */
            reason: string;
        };
        /**
         * TrialReport
         * @description All ledger accounts at the end of a day; debits and credits are equal by currency.
         */
        TrialReport: {
            /**
             * On
             * Format: date
             */
            on: string;
            /** Lines */
            lines: components["schemas"]["TrialView"][];
            /** Totals */
            totals: components["schemas"]["TrialTotalView"][];
            /** Balanced */
            balanced: boolean;
            /** Untied */
            untied: components["schemas"]["UntiedView"][];
            /** Untied Lists */
            untied_lists: components["schemas"]["UntiedListView"][];
        };
        /**
         * TrialTotalView
         * @description One currency of a trial balance; it is balanced when debits and credits are equal.
         */
        TrialTotalView: {
            /** Currency */
            currency: string;
            debit: components["schemas"]["MoneyView"];
            credit: components["schemas"]["MoneyView"];
            /** Balanced */
            balanced: boolean;
        };
        /**
         * TrialView
         * @description One ledger account.
         */
        TrialView: {
            /** Number */
            number: string;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Currency */
            currency: string;
            debit: components["schemas"]["MoneyView"];
            credit: components["schemas"]["MoneyView"];
        };
        /**
         * UntiedListView
         * @description A part of a list (a month, a letter) whose sums or rows did not tie at its last proof.
         */
        UntiedListView: {
            /** List */
            list: string;
            /** Part */
            part: string;
        };
        /**
         * UntiedView
         * @description An account whose books or lists did not tie at its last proof. The log of `work_proof` says how.
         */
        UntiedView: {
            /** Account Id */
            account_id: string;
            /** Account Number */
            account_number: string;
        };
        /**
         * UploadAddress
         * @description Where to bring a file: PUT it there as text/csv within five minutes.
         */
        UploadAddress: {
            /** Kind */
            kind: string;
            /** Address */
            address: string;
        };
        /**
         * UploadBody
         * @description How large the file is that is about to be brought, in bytes.
         */
        UploadBody: {
            /** Size */
            size: number;
        };
        /**
         * UploadView
         * @description Where to bring a file, and the key to name it by afterwards.
         */
        UploadView: {
            /** Document Key */
            document_key: string;
            /** Address */
            address: string;
        };
        /**
         * VisitTemplateBody
         * @description A visit template from a day on; `until_on` ends it.
         */
        VisitTemplateBody: {
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /**
             * Until On
             * @default null
             */
            until_on: string | null;
            /**
             * Version
             * @description The version read; 0 for a new one
             */
            version: number;
            /** Name */
            name: string;
            /** Lines */
            lines: components["schemas"]["VisitTemplateLineBody"][];
            /**
             * Diagnoses
             * @default []
             */
            diagnoses: string[];
        };
        /**
         * VisitTemplateLineBody
         * @description One charge of a template. Units are a decimal with up to three places.
         */
        VisitTemplateLineBody: {
            system: components["schemas"]["CodeSystem"];
            /** Code */
            code: string;
            /**
             * Modifiers
             * @default []
             */
            modifiers: string[];
            /**
             * Units
             * @default 1
             * @example 1
             * @example 1.5
             */
            units: string;
        };
        /**
         * VisitTemplateLineView
         * @description One charge of a template.
         */
        VisitTemplateLineView: {
            system: components["schemas"]["CodeSystem"];
            /** Code */
            code: string;
            /** Modifiers */
            modifiers: string[];
            /** Units */
            units: string;
        };
        /**
         * VisitTemplateRuleView
         * @description A visit template from a day on.
         */
        VisitTemplateRuleView: {
            /** Name */
            name: string;
            /** Lines */
            lines: components["schemas"]["VisitTemplateLineView"][];
            /** Diagnoses */
            diagnoses: string[];
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Until On */
            until_on: string | null;
        };
        /**
         * VisitTemplateView
         * @description A visit template with its editions, oldest first.
         */
        VisitTemplateView: {
            /** Key */
            key: string;
            /** Rules */
            rules: components["schemas"]["VisitTemplateRuleView"][];
            /** Version */
            version: number;
        };
        /**
         * VoidIn
         * @description Why it was posted by mistake.
         */
        VoidIn: {
            /** Reason */
            reason: string;
        };
        /**
         * WaysView
         * @description How one may sign in beside the password. `passkey_domain`: the domain passkeys are bound to; empty without.
         */
        WaysView: {
            /** Passkey Domain */
            passkey_domain: string;
        };
        /**
         * WithdrawAttachmentIn
         * @description Why it does not belong where it is.
         */
        WithdrawAttachmentIn: {
            /** Reason */
            reason: string;
        };
        /**
         * WordingIn
         * @description A message as it is worded; a phrase that is left out or empty stays as delivered.
         */
        WordingIn: {
            /**
             * Language
             * @enum {string}
             */
            language: "en" | "sv" | "pl";
            /** Phrases */
            phrases: {
                [key: string]: string;
            };
        };
        /**
         * WordingView
         * @description A version of a wording: the phrases that were the office's own, by name.
         */
        WordingView: {
            /** Version */
            version: number;
            /** Phrases */
            phrases: {
                [key: string]: string;
            };
            /**
             * Written At
             * Format: date-time
             */
            written_at: string;
            /** Written By */
            written_by: string;
        };
        /** PageView[WordingView] */
        WordingViewPage: {
            /** Items */
            items: components["schemas"]["WordingView"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * WriteOffBody
         * @description What to write off: all that a party (`guarantor`, or a payer's id) has open, as it was seen, and why.
         */
        WriteOffBody: {
            /** Party */
            party: string;
            /** Amount Minor */
            amount_minor: number;
            reason: components["schemas"]["WriteOffReason"];
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * WriteOffPolicyIn
         * @description What the office writes off as edited, with the version it was edited on.
         */
        WriteOffPolicyIn: {
            /** Limit Minor */
            limit_minor: number;
            /** Days */
            days: number;
            /** Source */
            source: string;
            /** Version */
            version: number;
        };
        /**
         * WriteOffPolicyView
         * @description What the office writes off in a currency: up to which amount one person alone, how old a small balance is.
         */
        WriteOffPolicyView: {
            /** Currency */
            currency: string;
            limit: components["schemas"]["MoneyView"];
            /** Days */
            days: number;
            /** Source */
            source: string;
            /** Version */
            version: number;
        };
        /**
         * WriteOffReason
         * @description Why a debt is written off. A demand that was wrong is no reason: it is taken back by a credit note.
         * @enum {string}
         */
        WriteOffReason: "small_balance" | "not_worth_pursuing" | "deceased" | "bankruptcy" | "time_barred";
        /**
         * WriteOffRow
         * @description A write-off in the list: of which invoice, why, and what became of it.
         */
        WriteOffRow: {
            /** Behind Since */
            behind_since: string;
            /** Write Off Id */
            write_off_id: string;
            /** Account Id */
            account_id: string;
            /** Invoice Id */
            invoice_id: string;
            /** Asked On */
            asked_on: string;
            /** Number */
            number: string;
            /** Account Number */
            account_number: string;
            /** Guarantor */
            guarantor: string;
            /** Party */
            party: string;
            /** Party Name */
            party_name: string;
            state: components["schemas"]["WriteOffState"];
            reason: components["schemas"]["WriteOffReason"];
            /** Asked By */
            asked_by: string;
            /** Decided By */
            decided_by: string;
            amount: components["schemas"]["MoneyView"];
        };
        /** PageView[WriteOffRow] */
        WriteOffRowPage: {
            /** Items */
            items: components["schemas"]["WriteOffRow"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * WriteOffState
         * @description What became of a write-off: it waits for an approval, was refused, is posted, or was taken back again.
         * @enum {string}
         */
        WriteOffState: "asked" | "refused" | "posted" | "taken_back";
        /**
         * WriteOffSumView
         * @description What write-offs come to in one currency.
         */
        WriteOffSumView: {
            /** Count */
            count: number;
            amount: components["schemas"]["MoneyView"];
        };
        /**
         * WriteOffSumsView
         * @description How many write-offs hold a filter, and what they come to, by currency; at least, where not the `whole` list was looked at.
         */
        WriteOffSumsView: {
            /** Whole */
            whole: boolean;
            /** Count */
            count: number;
            /** By Currency */
            by_currency: components["schemas"]["WriteOffSumView"][];
        };
        /**
         * WriteOffView
         * @description A write-off: of what, why, and what became of it. `decided_by` is empty where nobody had to approve it.
         */
        WriteOffView: {
            /** Id */
            id: string;
            /** Account Id */
            account_id: string;
            /** Invoice Id */
            invoice_id: string;
            /** Number */
            number: string;
            /** Party */
            party: string;
            amount: components["schemas"]["MoneyView"];
            reason: components["schemas"]["WriteOffReason"];
            /** Note */
            note: string;
            state: components["schemas"]["WriteOffState"];
            /** Asked By */
            asked_by: string;
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Decided By */
            decided_by: string;
            /** Decided At */
            decided_at: string | null;
            /** Taken Back By */
            taken_back_by: string;
            /** Taken Back At */
            taken_back_at: string | null;
            /** Version */
            version: number;
        };
        /** PageView[WriteOffView] */
        WriteOffViewPage: {
            /** Items */
            items: components["schemas"]["WriteOffView"][];
            /**
             * Cursor
             * @default null
             */
            cursor: string | null;
        };
        /**
         * WriteOffsAheadBody
         * @description The invoices to look at.
         */
        WriteOffsAheadBody: {
            /** Invoices */
            invoices: components["schemas"]["NamedInvoice"][];
        };
        /**
         * WriteOffsAheadView
         * @description What would become of writing off some invoices: one by one, how many, and by currency what would be given up at
         *     once and what would be asked.
         */
        WriteOffsAheadView: {
            /** Items */
            items: components["schemas"]["SmallBalanceView"][];
            /** At Once */
            at_once: number;
            /** Asked */
            asked: number;
            /** Refused */
            refused: number;
            /** At Once Amounts */
            at_once_amounts: components["schemas"]["MoneyView"][];
            /** Asked Amounts */
            asked_amounts: components["schemas"]["MoneyView"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    lists_list_accounts: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                text?: string;
                party?: string;
                currency?: string | "";
                overdue?: boolean;
                days_past_due?: number;
                unapplied?: boolean;
                on_hold?: boolean | null;
                bad_address?: boolean;
                due?: boolean;
                level?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountRowPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrollment_enroll: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrollBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountFileView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrollment_find_duplicates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DuplicatesBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LikenessesView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sums_total_accounts: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                text?: string;
                party?: string;
                currency?: string | "";
                overdue?: boolean;
                days_past_due?: number;
                unapplied?: boolean;
                on_hold?: boolean | null;
                bad_address?: boolean;
                due?: boolean;
                level?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountSumsView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrollment_read_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountFileView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrollment_change_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountEdit"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attachments_list_attachments: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                kind?: ("cheque" | "letter" | "consent" | "identification" | "authorisation" | "other") | null;
                subject?: string;
            };
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentViewPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attachments_attach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachmentIn"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attachments_request_upload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachmentUploadIn"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentUploadView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attachments_show_attachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
                attachment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LentAttachmentView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attachments_withdraw_attachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
                attachment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawAttachmentIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payments_list_attempts: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptViewPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    privacy_read_trail: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                changes?: boolean;
            };
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEntryViewPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    privacy_prove_trail: {
        parameters: {
            query?: {
                since?: number;
            };
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrollment_add_client: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientShape"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrollment_change_client: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
                client_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientEdit"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    merging_replace_client: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
                client_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    merging_restore_client: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
                client_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrollment_add_concern: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConcernShape"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConcernView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrollment_change_concern: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
                concern_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConcernEdit"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConcernView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrollment_end_concern: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
                concern_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ending"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConcernView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrollment_change_contact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactEdit"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrollment_add_coverage: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CoverageShape"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverageView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrollment_change_coverage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
                coverage_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CoverageEdit"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverageView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrollment_end_coverage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
                coverage_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CoverageEnd"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverageView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_list_credit_notes: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                invoice?: string;
            };
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditNoteViewPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_read_credit_note: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
                note_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditNoteView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    credits_apply_credit: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
                note_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplyCreditIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditLeftView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    credits_pay_out_credit: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
                note_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PayOutIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditLeftView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_lend_credit_note_pdf: {
        parameters: {
            query?: {
                party?: string;
            };
            header?: never;
            path: {
                account_id: string;
                note_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    credits_refund_credit: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
                note_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundCreditIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditLeftView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collections_dunning_of: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DunningFileView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrollment_duplicates_of_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LikenessesView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrollment_tell_apart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
                other_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApartShape"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sums_entries_about: {
        parameters: {
            query: {
                subject: string;
            };
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountEntriesView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collections_place_dunning_hold: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DunningHoldIn"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DunningHoldView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collections_lift_dunning_hold: {
        parameters: {
            query: {
                version: number;
            };
            header?: never;
            path: {
                account_id: string;
                hold_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoices_list_invoices: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                id?: string[];
            };
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandingInvoiceRowPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_draft_invoice: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_preview_invoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoices_read_invoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandingInvoiceView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_change_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftEdit"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_discard_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_adjust_open: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdjustBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_approve_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_audit_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_credit_invoice: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreditBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditNoteView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_issue_invoice: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    papers_lend_invoice_pdf: {
        parameters: {
            query?: {
                party?: string;
            };
            header?: never;
            path: {
                account_id: string;
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_rebill_invoice: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RebillBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RebillView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payments_release_invoice: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentsView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sending_send_invoice: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_transfer_open: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_list_write_offs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteOffView"][];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_write_off: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteOffBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteOffView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_approve_write_off: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
                invoice_id: string;
                write_off_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteOffView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_refuse_write_off: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
                invoice_id: string;
                write_off_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteOffView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_take_back_write_off: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
                invoice_id: string;
                write_off_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeBackBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteOffView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_withdraw_write_off: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
                invoice_id: string;
                write_off_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteOffView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ledger_account_ledger: {
        parameters: {
            query?: {
                cursor?: string | null;
                owing?: "" | "client" | "payers";
            };
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerLineViewPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    merging_list_merges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergesView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    merging_merge_accounts: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeIn"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    merging_preview_merge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergePreviewIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergePreviewView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    merging_split_accounts: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
                merged_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrollment_list_notes: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteViewPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrollment_add_note: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteShape"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collections_list_notices: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeViewPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collections_resend_notice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
                notice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    credits_list_offers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OffersView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    overview_overview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverviewView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    overview_owed_then: {
        parameters: {
            query: {
                on: string;
            };
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwedThenView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sending_send_pay_link: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sending_copy_pay_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandedLinkView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payments_list_payments: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                invoice?: string;
            };
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentViewPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payments_post_payment: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentIn"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payments_preview_payment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payments_get_payment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
                payment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payments_allocate: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
                payment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AllocateIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payments_move_payment: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
                payment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receipts_lend_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
                payment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sending_list_receipt_mails: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
                payment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptMailsView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sending_send_receipt: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
                payment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payments_refund: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
                payment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payments_return_payment: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
                payment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payments_unallocate: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
                payment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvoiceIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payments_unallocate_all: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
                payment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payments_void_payment: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
                payment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collections_record_promise: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromiseIn"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromiseView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collections_take_back_promise: {
        parameters: {
            query: {
                version: number;
            };
            header?: never;
            path: {
                account_id: string;
                promise_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collections_skip_letter: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkipIn"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkipView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collections_unskip_letter: {
        parameters: {
            query: {
                version: number;
            };
            header?: never;
            path: {
                account_id: string;
                skip_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_small_balances: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteOffsAheadView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    papers_lend_statement: {
        parameters: {
            query: {
                from_on: string;
                to_on: string;
                party?: string;
            };
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sending_send_statement: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notes_list_notes_on: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path: {
                account_id: string;
                subject_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubjectNoteViewPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notes_write_note_on: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                account_id: string;
                subject_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubjectNoteIn"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubjectNoteView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    overview_account_timeline: {
        parameters: {
            query?: {
                cursor?: string | null;
                invoice?: string;
                outcome?: "" | "reached" | "left_message" | "no_answer" | "wrong_number" | "called_back" | "promised";
            };
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HappeningViewPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_page_of_write_offs: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteOffViewPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    privacy_read_searches: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path: {
                subject: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEntryViewPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    privacy_prove_searches: {
        parameters: {
            query?: {
                since?: number;
            };
            header?: never;
            path: {
                subject: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_challenge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChallengeIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_confirm_forgot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmForgotIn"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_forgot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgotIn"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_ask_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyLoginIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_answer_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyAnswerIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_list_passkeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyView"][];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_keep_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyIn"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_begin_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewPasskeyView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_remove_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passkey_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_start_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_confirm_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeIn"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_ways: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaysView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    batches_list_batches: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                state?: "" | "open";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchViewPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    batches_open_batch: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchIn"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    batches_get_batch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    batches_close_batch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    batches_correct_batch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    batches_list_payments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchPaymentViewPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    providers_list_billing_providers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingProviderView"][];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    providers_add_billing_provider: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BillingProviderShape"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingProviderView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    providers_change_billing_provider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BillingProviderEdit"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingProviderView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalog_search_codes: {
        parameters: {
            query?: {
                q?: string;
                system?: ("icd10cm" | "hcpcs" | "cpt" | "service")[];
                on?: string | null;
                billable?: boolean;
                limit?: number;
                schedule?: string | null;
                currency?: string | null;
                priced?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodesView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalog_get_code: {
        parameters: {
            query?: {
                on?: string | null;
            };
            header?: never;
            path: {
                system: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeHistoryView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalog_put_names: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                system: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NamesBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditionView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalog_list_crosswalk_systems: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalog_list_crosswalk: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                begins?: string;
            };
            header?: never;
            path: {
                from_system: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CrosswalkViewPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalog_put_crosswalk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                from_system: string;
                from_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CrosswalkBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CrosswalkView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalog_list_discounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscountView"][];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalog_put_discount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DiscountBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscountView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalog_list_fee_schedules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeeScheduleView"][];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalog_list_prices: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                system?: ("icd10cm" | "hcpcs" | "cpt" | "service") | null;
                begins?: string;
            };
            header?: never;
            path: {
                schedule: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceRowViewPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalog_put_price: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                schedule: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriceBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceRowView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalog_list_loads: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoadView"][];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalog_get_load: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                load_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoadView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalog_get_price: {
        parameters: {
            query: {
                system: "icd10cm" | "hcpcs" | "cpt" | "service";
                code: string;
                schedule?: string;
                currency?: string;
                on?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceAnswerView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalog_list_releases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditionView"][];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalog_request_load: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoadBody"];
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoadView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalog_put_service: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditionView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalog_list_taxes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxView"][];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalog_put_tax: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tax_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaxBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalog_new_upload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UploadBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalog_list_visit_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitTemplateView"][];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    catalog_put_visit_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisitTemplateBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitTemplateView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    providers_read_lacking: {
        parameters: {
            query?: {
                biller_id?: string;
                practitioner_id?: string;
                facility_id?: string;
                payer_id?: string;
                laboratory?: boolean;
                on?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LackView"][];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lists_list_clients: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                text?: string;
                language?: "" | "en" | "sv" | "pl";
                state?: "" | "active" | "closed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientRowPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrollment_search_clients: {
        parameters: {
            query: {
                q: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundsView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sums_total_clients: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                text?: string;
                language?: "" | "en" | "sv" | "pl";
                state?: "" | "active" | "closed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientSumsView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collections_list_left_out: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeftOutViewPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collections_list_policies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyView"][];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collections_save_policy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collections_preview_letters: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                on?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LetterViewPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exports_list_exports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportView"][];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exports_ask_export: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportIn"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exports_ask_findings: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                load_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exports_get_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exports_take_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    providers_list_facilities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FacilityView"][];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    providers_add_facility: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FacilityShape"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FacilityView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    providers_change_facility: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                facility_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FacilityEdit"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FacilityView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pay_hear_gateway: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    office_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    home_home: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HomeView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    imports_list_imports: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportViewPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    imports_create_import: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportIn"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedImportView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    imports_get_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                layout: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    imports_get_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgressView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    imports_lend_addresses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SizesIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedImportView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    imports_discard_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgressView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    imports_choose_encodings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EncodingsIn"];
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgressView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    imports_list_findings: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingViewPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    imports_post_import: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgressView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    imports_list_readings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadingView"][];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    imports_start_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgressView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lists_list_invoices: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                text?: string;
                state?: "" | "unissued" | "draft" | "held" | "open" | "part_paid" | "overdue" | "paid" | "credited" | "written_off" | "disputed";
                kind?: "" | "services" | "late_fee" | "interest";
                party?: string;
                currency?: string | "";
                small_minor?: number;
                due_to?: string | null;
                from_on?: string | null;
                to_on?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceRowPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lists_total_invoices: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                text?: string;
                state?: "" | "unissued" | "draft" | "held" | "open" | "part_paid" | "overdue" | "paid" | "credited" | "written_off" | "disputed";
                kind?: "" | "services" | "late_fee" | "interest";
                party?: string;
                currency?: string | "";
                small_minor?: number;
                due_to?: string | null;
                from_on?: string | null;
                to_on?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceTotalsView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_list_letterheads: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LetterheadView"][];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_save_letterhead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                currency: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SellerIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LetterheadView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mailings_list_mailings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailingView"][];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mailings_ask_mailing: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailingIn"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailingView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mailings_ask_statements: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatementsIn"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailingView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mailings_get_mailing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mailing_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailingView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mailings_close_mailing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mailing_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailingView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mailings_go_on_mailing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mailing_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailingView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mailings_stop_mailing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mailing_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailingView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    staff_read_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferencesView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    staff_keep_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreferencesBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferencesView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notes_list_note_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteTemplateView"][];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notes_add_note_template: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteTemplateIn"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteTemplateView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notes_change_note_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteTemplateEdit"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteTemplateView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pay_see_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwedView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pay_see_attempt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attempt_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptStateView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pay_pass_check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwedView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pay_open_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unsubscribing_opt_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OptOutIn"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    paid_see_payments: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaidViewPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    paid_lend_own_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                payment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnReceiptView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pay_start: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartIn"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedirectView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    paid_lend_own_statement: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnStatementView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrollment_list_payers: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                kind?: ("insurer" | "programme" | "employer" | "agency" | "other") | null;
                active?: boolean | null;
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayerViewPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrollment_add_payer: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PayerShape"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayerView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrollment_read_payer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                payer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayerView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrollment_change_payer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                payer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PayerEdit"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayerView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrollment_list_payer_notes: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path: {
                payer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayerNoteViewPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrollment_add_payer_note: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                payer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PayerNoteShape"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayerNoteView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payers_payer_owes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                payer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayerOwesView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lists_list_payments: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                text?: string;
                method?: "" | "card" | "cheque" | "cash" | "bank_transfer" | "payer";
                state?: "" | "posted" | "returned" | "disputed" | "lost" | "void";
                party?: string;
                currency?: string | "";
                unapplied?: boolean;
                from_on?: string | null;
                to_on?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentRowPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sums_total_payments: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                text?: string;
                method?: "" | "card" | "cheque" | "cash" | "bank_transfer" | "payer";
                state?: "" | "posted" | "returned" | "disputed" | "lost" | "void";
                party?: string;
                currency?: string | "";
                unapplied?: boolean;
                from_on?: string | null;
                to_on?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentSumsView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    providers_list_places_of_service: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceOfServiceView"][];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrollment_localities: {
        parameters: {
            query: {
                country: string;
                code: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocalitiesView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    providers_list_practitioners: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PractitionerView"][];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    providers_add_practitioner: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PractitionerShape"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PractitionerView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    providers_change_practitioner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                practitioner_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PractitionerEdit"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PractitionerView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reports_ageing_report: {
        parameters: {
            query?: {
                on?: string | null;
                party?: string;
                currency?: string | "";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgeingReport"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reports_ageing_accounts: {
        parameters: {
            query?: {
                on?: string | null;
                party?: string;
                currency?: string | "";
                text?: string;
                overdue?: boolean;
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgeingViewPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    day_sheet_show_day_sheet: {
        parameters: {
            query?: {
                on?: string | null;
                currency?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DaySheetView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reports_day_journal: {
        parameters: {
            query?: {
                on?: string | null;
                party?: string;
                code?: string;
                by?: string;
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryViewPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rounds_list_rounds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoundView"][];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rounds_begin_round: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoundIn"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoundView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reports_trial_balance: {
        parameters: {
            query?: {
                on?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialReport"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search_search: {
        parameters: {
            query: {
                q: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HitsView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search_recent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HitsView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    staff_list_staff: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ColleagueView"][];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    wordings_list_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    wordings_show_template: {
        parameters: {
            query?: {
                language?: ("en" | "sv" | "pl") | null;
            };
            header?: never;
            path: {
                template: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageTemplateView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    wordings_save_wording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWordingIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageTemplateView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    wordings_mail_sample: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordingIn"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    wordings_show_sample: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordingIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SampleView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    wordings_list_wordings: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                language?: ("en" | "sv" | "pl") | null;
            };
            header?: never;
            path: {
                template: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WordingViewPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unsubscribing_show_unsubscribe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unsubscribing_unsubscribe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_list_write_off_policies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteOffPolicyView"][];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_save_write_off_policy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                currency: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteOffPolicyIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteOffPolicyView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lists_list_write_offs: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                text?: string;
                state?: "" | "asked" | "refused" | "posted" | "taken_back";
                reason?: "" | "small_balance" | "not_worth_pursuing" | "deceased" | "bankruptcy" | "time_barred";
                party?: string;
                currency?: string | "";
                from_on?: string | null;
                to_on?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteOffRowPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invoicing_preview_write_offs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteOffsAheadBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteOffsAheadView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lists_total_write_offs: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                text?: string;
                state?: "" | "asked" | "refused" | "posted" | "taken_back";
                reason?: "" | "small_balance" | "not_worth_pursuing" | "deceased" | "bankruptcy" | "time_barred";
                party?: string;
                currency?: string | "";
                from_on?: string | null;
                to_on?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteOffSumsView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
