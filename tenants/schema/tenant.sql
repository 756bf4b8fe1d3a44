-- made from c20a4067006a42afc6b22a9fba48f6ef93eaeb9417784435ff765103e5df471f
-- sha256 2e040dc42858cf6205467b153a9022b6396f60232672ee674ed03c34c666cd4f
SET LOCAL check_function_bodies = false;
CREATE SCHEMA t_0000000000000000;


--
-- Name: activity_append(text, text, uuid, text, uuid, text, text, jsonb); Type: FUNCTION; Schema: t_0000000000000000; Owner: -
--

CREATE FUNCTION t_0000000000000000.activity_append(new_verb text, new_target_kind text, new_target_id uuid, new_actor_kind text, new_actor_id uuid, new_actor_name text, new_session text, new_facts jsonb) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 't_0000000000000000', 'pg_temp'
    AS $$
    INSERT INTO activity_entry (
        public_id, occurred_at, verb, target_kind, target_id, actor_kind, actor_id, actor_name, session, facts
    ) VALUES (
        gen_random_uuid(), clock_timestamp(), new_verb, new_target_kind, new_target_id,
        new_actor_kind, new_actor_id, new_actor_name, new_session, new_facts
    )
$$;


--
-- Name: activity_chain(); Type: FUNCTION; Schema: t_0000000000000000; Owner: -
--

CREATE FUNCTION t_0000000000000000.activity_chain() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 't_0000000000000000', 'pg_temp'
    AS $$
DECLARE
    head activity_head;
    entry activity_entry;
    digest bytea;
BEGIN
    -- The first call chains all of the transaction's entries; nobody else's can be seen here.
    PERFORM FROM activity_unchained WHERE entry_id = NEW.entry_id;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    SELECT * INTO STRICT head FROM activity_head FOR UPDATE;
    FOR entry IN
        SELECT noted.* FROM activity_entry noted JOIN activity_unchained ON entry_id = noted.id ORDER BY noted.id
    LOOP
        digest := activity_digest(entry, head.position + 1, head.hash);
        INSERT INTO activity_link (position, entry_id, previous_hash, hash)
            VALUES (head.position + 1, entry.id, head.hash, digest);
        head.position := head.position + 1;
        head.hash := digest;
    END LOOP;
    UPDATE activity_head SET position = head.position, hash = head.hash;
    DELETE FROM activity_unchained;
    RETURN NULL;
END
$$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: activity_entry; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.activity_entry (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    verb character varying(100) NOT NULL,
    target_kind character varying(100) NOT NULL,
    target_id uuid,
    actor_kind character varying(20) NOT NULL,
    actor_id uuid,
    actor_name character varying(300) NOT NULL,
    session character varying(16) NOT NULL,
    facts jsonb NOT NULL
);


--
-- Name: activity_digest(t_0000000000000000.activity_entry, bigint, bytea); Type: FUNCTION; Schema: t_0000000000000000; Owner: -
--

CREATE FUNCTION t_0000000000000000.activity_digest(entry t_0000000000000000.activity_entry, link_position bigint, previous bytea) RETURNS bytea
    LANGUAGE sql STABLE
    AS $$
    SELECT sha256(previous || convert_to(jsonb_build_array(
        link_position, entry.id, entry.public_id, (extract(epoch FROM entry.occurred_at) * 1000000)::bigint,
        entry.verb, entry.target_kind, entry.target_id,
        entry.actor_kind, entry.actor_id, entry.actor_name, entry.session, entry.facts
    )::text, 'UTF8'))
$$;


--
-- Name: activity_note(); Type: FUNCTION; Schema: t_0000000000000000; Owner: -
--

CREATE FUNCTION t_0000000000000000.activity_note() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 't_0000000000000000', 'pg_temp'
    AS $$
BEGIN
    INSERT INTO activity_unchained (entry_id) VALUES (NEW.id);
    RETURN NULL;
END
$$;


--
-- Name: activity_refuse(); Type: FUNCTION; Schema: t_0000000000000000; Owner: -
--

CREATE FUNCTION t_0000000000000000.activity_refuse() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'the record of activity can only be added to' USING ERRCODE = 'insufficient_privilege';
END
$$;


--
-- Name: flows_refuse(); Type: FUNCTION; Schema: t_0000000000000000; Owner: -
--

CREATE FUNCTION t_0000000000000000.flows_refuse() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% cannot be changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;


--
-- Name: accounts_account; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.accounts_account (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    email character varying(254) NOT NULL,
    name character varying(200) NOT NULL,
    phone character varying(20) NOT NULL,
    language character varying(8) NOT NULL,
    time_zone character varying(40) NOT NULL,
    is_active boolean NOT NULL,
    is_professional boolean NOT NULL,
    is_client boolean NOT NULL,
    is_operator boolean NOT NULL,
    invited_at timestamp with time zone,
    activated_at timestamp with time zone,
    deactivated_at timestamp with time zone,
    password_changed_at timestamp with time zone,
    CONSTRAINT account_email_is_lower_case CHECK (((email)::text = lower((email)::text))),
    CONSTRAINT account_inactive_since CHECK ((is_active OR (deactivated_at IS NOT NULL)))
);


--
-- Name: accounts_account_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.accounts_account ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.accounts_account_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: accounts_account_roles; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.accounts_account_roles (
    id bigint NOT NULL,
    account_id bigint NOT NULL,
    role_id bigint NOT NULL
);


--
-- Name: accounts_account_roles_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.accounts_account_roles ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.accounts_account_roles_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: accounts_accounttoken; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.accounts_accounttoken (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    purpose character varying(20) NOT NULL,
    token_hash character varying(64) NOT NULL,
    new_email character varying(254) NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    account_id bigint NOT NULL
);


--
-- Name: accounts_accounttoken_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.accounts_accounttoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.accounts_accounttoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: accounts_backupdevice; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.accounts_backupdevice (
    id bigint NOT NULL,
    name character varying(64) NOT NULL,
    confirmed boolean NOT NULL,
    code_hashes jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    user_id bigint NOT NULL
);


--
-- Name: accounts_backupdevice_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.accounts_backupdevice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.accounts_backupdevice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: accounts_knowndevice; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.accounts_knowndevice (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    token_hash character varying(64) NOT NULL,
    last_used_at timestamp with time zone NOT NULL,
    account_id bigint NOT NULL
);


--
-- Name: accounts_knowndevice_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.accounts_knowndevice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.accounts_knowndevice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: accounts_resetrequest; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.accounts_resetrequest (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    email character varying(254) NOT NULL,
    language character varying(8) NOT NULL
);


--
-- Name: accounts_resetrequest_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.accounts_resetrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.accounts_resetrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: accounts_role; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.accounts_role (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    code character varying(40) NOT NULL,
    permissions jsonb NOT NULL
);


--
-- Name: accounts_role_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.accounts_role ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.accounts_role_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: accounts_securitypolicy; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.accounts_securitypolicy (
    id bigint NOT NULL,
    is_only_row boolean NOT NULL,
    is_two_factor_required boolean NOT NULL,
    CONSTRAINT security_policy_is_one_row CHECK (is_only_row)
);


--
-- Name: accounts_securitypolicy_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.accounts_securitypolicy ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.accounts_securitypolicy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: accounts_session; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.accounts_session (
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL,
    session_key character varying(64) NOT NULL,
    public_id uuid NOT NULL,
    tenant uuid NOT NULL,
    ip inet,
    user_agent character varying(300) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    account_id bigint
);


--
-- Name: accounts_smsdevice; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.accounts_smsdevice (
    id bigint NOT NULL,
    name character varying(64) NOT NULL,
    confirmed boolean NOT NULL,
    phone character varying(20) NOT NULL,
    code_hash character varying(64) NOT NULL,
    code_sent_at timestamp with time zone,
    wrong_tries smallint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT accounts_smsdevice_wrong_tries_check CHECK ((wrong_tries >= 0))
);


--
-- Name: accounts_smsdevice_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.accounts_smsdevice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.accounts_smsdevice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: accounts_throttle; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.accounts_throttle (
    id bigint NOT NULL,
    bucket character varying(40) NOT NULL,
    key_hash character varying(64) NOT NULL,
    failures integer NOT NULL,
    last_failed_at timestamp with time zone NOT NULL,
    blocked_until timestamp with time zone,
    CONSTRAINT accounts_throttle_failures_check CHECK ((failures >= 0))
);


--
-- Name: accounts_throttle_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.accounts_throttle ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.accounts_throttle_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: activity_entry_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.activity_entry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.activity_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: activity_head; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.activity_head (
    id smallint NOT NULL,
    "position" bigint NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT one_head CHECK ((id = 1))
);


--
-- Name: activity_link; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.activity_link (
    "position" bigint NOT NULL,
    previous_hash bytea NOT NULL,
    hash bytea NOT NULL,
    entry_id bigint NOT NULL
);


--
-- Name: activity_unchained; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.activity_unchained (
    entry_id bigint NOT NULL
);


--
-- Name: auth_group; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);


--
-- Name: auth_group_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_group_permissions; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);


--
-- Name: auth_group_permissions_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_permission; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);


--
-- Name: auth_permission_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: customers_customer; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.customers_customer (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    kind character varying(12) NOT NULL,
    lifecycle character varying(10) NOT NULL,
    number character varying(20) NOT NULL,
    name character varying(450) NOT NULL,
    sort_name character varying(450) NOT NULL,
    search_text text NOT NULL,
    adviser_id bigint,
    case_handler_id bigint
);


--
-- Name: customers_customer_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.customers_customer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.customers_customer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: customers_customerparty; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.customers_customerparty (
    id bigint NOT NULL,
    role character varying(12) NOT NULL,
    "position" smallint NOT NULL,
    customer_id bigint NOT NULL,
    party_id bigint NOT NULL,
    CONSTRAINT customers_customerparty_position_check CHECK (("position" >= 0))
);


--
-- Name: customers_customerparty_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.customers_customerparty ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.customers_customerparty_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: customers_numberseries; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.customers_numberseries (
    id bigint NOT NULL,
    letter character varying(2) NOT NULL,
    year smallint NOT NULL,
    last integer NOT NULL,
    CONSTRAINT customers_numberseries_last_check CHECK ((last >= 0)),
    CONSTRAINT customers_numberseries_year_check CHECK ((year >= 0))
);


--
-- Name: customers_numberseries_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.customers_numberseries ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.customers_numberseries_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: customers_party; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.customers_party (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    kind character varying(10) NOT NULL,
    form_of_address character varying(10) NOT NULL,
    first_name character varying(100) NOT NULL,
    prefix character varying(30) NOT NULL,
    last_name character varying(100) NOT NULL,
    legal_name character varying(200) NOT NULL,
    company_number character varying(30) NOT NULL,
    birth_date date,
    email character varying(254) NOT NULL,
    phone character varying(20) NOT NULL,
    language character varying(10) NOT NULL,
    account_id bigint,
    CONSTRAINT party_has_the_name_of_its_kind CHECK (((((kind)::text = 'natural'::text) AND ((legal_name)::text = ''::text) AND (NOT ((last_name)::text = ''::text))) OR (((kind)::text = 'legal'::text) AND ((last_name)::text = ''::text) AND (NOT ((legal_name)::text = ''::text))))),
    CONSTRAINT party_without_account_if_legal CHECK ((((kind)::text = 'natural'::text) OR (account_id IS NULL)))
);


--
-- Name: customers_party_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.customers_party ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.customers_party_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_content_type; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);


--
-- Name: django_content_type_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_migrations; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);


--
-- Name: django_migrations_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: documents_delivery; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.documents_delivery (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    round smallint NOT NULL,
    delivered_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    delivered_by_id bigint,
    withdrawn_by_id bigint,
    request_id bigint NOT NULL,
    file_id bigint NOT NULL,
    CONSTRAINT documents_delivery_round_check CHECK ((round >= 0))
);


--
-- Name: documents_delivery_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.documents_delivery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.documents_delivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: documents_documentrequest; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.documents_documentrequest (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    subject character varying(200) NOT NULL,
    remark text NOT NULL,
    state character varying(10) NOT NULL,
    round smallint NOT NULL,
    revision integer NOT NULL,
    delivered_at timestamp with time zone,
    rejection_reason character varying(12) NOT NULL,
    rejection_remark text NOT NULL,
    reviewed_at timestamp with time zone,
    cancelled_at timestamp with time zone,
    asked_by_id bigint,
    customer_id bigint NOT NULL,
    party_id bigint,
    reviewed_by_id bigint,
    document_type_id bigint NOT NULL,
    CONSTRAINT documentrequest_approved_at_an_instant CHECK (((NOT ((state)::text = 'approved'::text)) OR (NOT (reviewed_at IS NULL)))),
    CONSTRAINT documentrequest_cancelled_at_an_instant CHECK (((((state)::text = 'cancelled'::text) AND (NOT (cancelled_at IS NULL))) OR ((NOT ((state)::text = 'cancelled'::text)) AND (cancelled_at IS NULL)))),
    CONSTRAINT documentrequest_delivered_at_an_instant CHECK (((NOT ((state)::text = 'delivered'::text)) OR (NOT (delivered_at IS NULL)))),
    CONSTRAINT documentrequest_rejected_for_a_reason CHECK (((NOT ((state)::text = 'rejected'::text)) OR (NOT ((rejection_reason)::text = ''::text)))),
    CONSTRAINT documents_documentrequest_revision_check CHECK ((revision >= 0)),
    CONSTRAINT documents_documentrequest_round_check CHECK ((round >= 0))
);


--
-- Name: documents_documentrequest_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.documents_documentrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.documents_documentrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: documents_documenttype; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.documents_documenttype (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    code character varying(60) NOT NULL,
    name character varying(120) NOT NULL,
    name_nl character varying(120),
    name_fr character varying(120),
    name_en character varying(120),
    name_de character varying(120),
    help text NOT NULL,
    help_nl text,
    help_fr text,
    help_en text,
    help_de text,
    sensitive boolean NOT NULL,
    formats character varying(10)[] NOT NULL,
    is_active boolean NOT NULL
);


--
-- Name: documents_documenttype_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.documents_documenttype ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.documents_documenttype_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: documents_review; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.documents_review (
    id bigint NOT NULL,
    round smallint NOT NULL,
    decision character varying(10) NOT NULL,
    reason character varying(12) NOT NULL,
    remark text NOT NULL,
    reviewed_at timestamp with time zone NOT NULL,
    request_id bigint NOT NULL,
    reviewed_by_id bigint,
    CONSTRAINT documents_review_round_check CHECK ((round >= 0)),
    CONSTRAINT review_rejected_for_a_reason CHECK (((((decision)::text = 'reject'::text) AND (NOT ((reason)::text = ''::text))) OR (((decision)::text = 'approve'::text) AND ((reason)::text = ''::text))))
);


--
-- Name: documents_review_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.documents_review ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.documents_review_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: documents_storedfile; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.documents_storedfile (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    storage_name character varying(64) NOT NULL,
    original_name character varying(160) NOT NULL,
    state character varying(12) NOT NULL,
    refusal character varying(12) NOT NULL,
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    received_sha256 character varying(64) NOT NULL,
    content_type character varying(100) NOT NULL,
    preview_pages smallint NOT NULL,
    pages integer,
    checked_at timestamp with time zone,
    CONSTRAINT documents_storedfile_pages_check CHECK ((pages >= 0)),
    CONSTRAINT documents_storedfile_preview_pages_check CHECK ((preview_pages >= 0)),
    CONSTRAINT documents_storedfile_size_check CHECK ((size >= 0)),
    CONSTRAINT storedfile_promoted_once_checked CHECK (((NOT ((state)::text = 'promoted'::text)) OR (NOT (checked_at IS NULL)))),
    CONSTRAINT storedfile_refused_for_a_reason CHECK (((((state)::text = 'refused'::text) AND (NOT ((refusal)::text = ''::text))) OR ((NOT ((state)::text = 'refused'::text)) AND ((refusal)::text = ''::text))))
);


--
-- Name: documents_storedfile_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.documents_storedfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.documents_storedfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: documents_upload; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.documents_upload (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    original_name character varying(160) NOT NULL,
    fingerprint character varying(200) NOT NULL,
    size bigint NOT NULL,
    "offset" bigint NOT NULL,
    parts character varying(64)[] NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    account_id bigint NOT NULL,
    file_id bigint,
    request_id bigint NOT NULL,
    CONSTRAINT documents_upload_offset_check CHECK (("offset" >= 0)),
    CONSTRAINT documents_upload_size_check CHECK ((size >= 0)),
    CONSTRAINT upload_finished_with_all_bytes CHECK (((file_id IS NULL) OR ("offset" = size))),
    CONSTRAINT upload_within_its_size CHECK (("offset" <= size))
);


--
-- Name: documents_upload_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.documents_upload ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.documents_upload_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: dossiers_actionpoint; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.dossiers_actionpoint (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    kind character varying(10) NOT NULL,
    subject character varying(200) NOT NULL,
    remark text NOT NULL,
    due_on date,
    handled_at timestamp with time zone,
    removed_at timestamp with time zone,
    handled_by_id bigint,
    party_id bigint,
    removed_by_id bigint,
    request_id bigint,
    run_id bigint,
    dossier_id bigint NOT NULL,
    product_id bigint,
    CONSTRAINT actionpoint_handled_by_only_if_handled CHECK (((handled_by_id IS NULL) OR (handled_at IS NOT NULL))),
    CONSTRAINT actionpoint_removed_by_only_if_removed CHECK (((removed_by_id IS NULL) OR (removed_at IS NOT NULL))),
    CONSTRAINT actionpoint_request_if_deliver CHECK (((((kind)::text = 'deliver'::text) AND (request_id IS NOT NULL)) OR ((NOT ((kind)::text = 'deliver'::text)) AND (request_id IS NULL)))),
    CONSTRAINT actionpoint_run_if_complete CHECK (((((kind)::text = 'complete'::text) AND (run_id IS NOT NULL)) OR ((NOT ((kind)::text = 'complete'::text)) AND (run_id IS NULL)))),
    CONSTRAINT actionpoint_subject_unless_followed CHECK (((NOT ((subject)::text = ''::text)) OR ((kind)::text = ANY ((ARRAY['deliver'::character varying, 'complete'::character varying])::text[]))))
);


--
-- Name: dossiers_actionpoint_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.dossiers_actionpoint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.dossiers_actionpoint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: dossiers_dossier; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.dossiers_dossier (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    kind character varying(12) NOT NULL,
    number character varying(20) NOT NULL,
    planned_submission_on date,
    adviser_id bigint,
    case_handler_id bigint,
    customer_id bigint NOT NULL,
    stage_id bigint NOT NULL,
    workflow_id bigint NOT NULL
);


--
-- Name: dossiers_dossier_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.dossiers_dossier ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.dossiers_dossier_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: dossiers_dossiernote; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.dossiers_dossiernote (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    body text NOT NULL,
    dossier_id bigint NOT NULL,
    written_by_id bigint
);


--
-- Name: dossiers_dossiernote_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.dossiers_dossiernote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.dossiers_dossiernote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: dossiers_product; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.dossiers_product (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    kind character varying(12) NOT NULL,
    description character varying(120) NOT NULL,
    is_shown boolean NOT NULL,
    dossier_id bigint NOT NULL
);


--
-- Name: dossiers_product_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.dossiers_product ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.dossiers_product_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: dossiers_progresschange; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.dossiers_progresschange (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    percent_before smallint NOT NULL,
    percent_after smallint NOT NULL,
    reason character varying(10) NOT NULL,
    action_point_id bigint NOT NULL,
    changed_by_id bigint,
    dossier_id bigint NOT NULL,
    CONSTRAINT dossiers_progresschange_percent_after_check CHECK ((percent_after >= 0)),
    CONSTRAINT dossiers_progresschange_percent_before_check CHECK ((percent_before >= 0)),
    CONSTRAINT progresschange_falls_for_a_reason CHECK (((percent_after >= percent_before) OR (NOT ((reason)::text = 'handled'::text)))),
    CONSTRAINT progresschange_in_percent CHECK (((percent_after <= 100) AND (percent_before <= 100)))
);


--
-- Name: dossiers_progresschange_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.dossiers_progresschange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.dossiers_progresschange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: dossiers_stage; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.dossiers_stage (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(100) NOT NULL,
    name_nl character varying(100),
    name_fr character varying(100),
    name_en character varying(100),
    name_de character varying(100),
    "position" smallint NOT NULL,
    tone character varying(10) NOT NULL,
    outcome character varying(10) NOT NULL,
    workflow_id bigint NOT NULL,
    CONSTRAINT dossiers_stage_position_check CHECK (("position" >= 0))
);


--
-- Name: dossiers_stage_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.dossiers_stage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.dossiers_stage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: dossiers_stagechange; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.dossiers_stagechange (
    id bigint NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by_id bigint,
    dossier_id bigint NOT NULL,
    stage_id bigint NOT NULL,
    stage_before_id bigint
);


--
-- Name: dossiers_stagechange_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.dossiers_stagechange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.dossiers_stagechange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: dossiers_workflow; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.dossiers_workflow (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    code character varying(40) NOT NULL,
    kind character varying(12) NOT NULL,
    name character varying(100) NOT NULL,
    name_nl character varying(100),
    name_fr character varying(100),
    name_en character varying(100),
    name_de character varying(100),
    "position" smallint NOT NULL,
    is_active boolean NOT NULL,
    CONSTRAINT dossiers_workflow_position_check CHECK (("position" >= 0))
);


--
-- Name: dossiers_workflow_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.dossiers_workflow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.dossiers_workflow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: flows_answer; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.flows_answer (
    id bigint NOT NULL,
    key character varying(152) NOT NULL,
    item smallint NOT NULL,
    value jsonb,
    source character varying(12) NOT NULL,
    revision integer NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    answered_by_id bigint,
    confirmed_by_id bigint,
    run_id bigint NOT NULL,
    CONSTRAINT answer_confirmed_with_person CHECK ((((confirmed_at IS NULL) AND (confirmed_by_id IS NULL)) OR ((confirmed_at IS NOT NULL) AND (confirmed_by_id IS NOT NULL)))),
    CONSTRAINT flows_answer_item_check CHECK ((item >= 0)),
    CONSTRAINT flows_answer_revision_check CHECK ((revision >= 0))
);


--
-- Name: flows_answer_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.flows_answer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.flows_answer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: flows_answerchange; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.flows_answerchange (
    id bigint NOT NULL,
    revision integer NOT NULL,
    change character varying(10) NOT NULL,
    value jsonb,
    source character varying(12) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    attempt uuid,
    answer_id bigint NOT NULL,
    made_by_id bigint,
    run_id bigint NOT NULL,
    CONSTRAINT flows_answerchange_revision_check CHECK ((revision >= 0))
);


--
-- Name: flows_answerchange_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.flows_answerchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.flows_answerchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: flows_flow; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.flows_flow (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    code character varying(50) NOT NULL,
    kind character varying(10) NOT NULL,
    name character varying(120) NOT NULL,
    name_nl character varying(120),
    name_fr character varying(120),
    name_en character varying(120),
    name_de character varying(120),
    summary character varying(300) NOT NULL,
    summary_nl character varying(300),
    summary_fr character varying(300),
    summary_en character varying(300),
    summary_de character varying(300),
    is_active boolean NOT NULL
);


--
-- Name: flows_flow_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.flows_flow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.flows_flow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: flows_flowrun; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.flows_flowrun (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    completed_at timestamp with time zone,
    completed_by_id bigint,
    customer_id bigint NOT NULL,
    party_id bigint NOT NULL,
    started_by_id bigint,
    version_id bigint NOT NULL,
    CONSTRAINT flowrun_completed_with_time CHECK ((((completed_at IS NULL) AND (completed_by_id IS NULL) AND ((state)::text = 'open'::text)) OR ((completed_at IS NOT NULL) AND ((state)::text = 'completed'::text))))
);


--
-- Name: flows_flowrun_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.flows_flowrun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.flows_flowrun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: flows_flowversion; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.flows_flowversion (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    number integer NOT NULL,
    definition jsonb NOT NULL,
    published_at timestamp with time zone,
    flow_id bigint NOT NULL,
    published_by_id bigint,
    CONSTRAINT flows_flowversion_number_check CHECK ((number >= 0))
);


--
-- Name: flows_flowversion_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.flows_flowversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.flows_flowversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: flows_item; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.flows_item (
    id bigint NOT NULL,
    key character varying(101) NOT NULL,
    number smallint NOT NULL,
    removed_at timestamp with time zone,
    removed_by_id bigint,
    run_id bigint NOT NULL,
    CONSTRAINT flows_item_number_check CHECK ((number >= 0))
);


--
-- Name: flows_item_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.flows_item ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.flows_item_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: invites_invite; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.invites_invite (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    sees_other_applicants boolean NOT NULL,
    email character varying(254) NOT NULL,
    phone character varying(32) NOT NULL,
    language character varying(8) NOT NULL,
    message text NOT NULL,
    token_hash character varying(64) NOT NULL,
    passcode_hash character varying(64) NOT NULL,
    passcode_attempts smallint NOT NULL,
    passcode_sent_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    stale_at timestamp with time zone,
    opened_at timestamp with time zone,
    activated_at timestamp with time zone,
    revoked_at timestamp with time zone,
    account_id bigint,
    dossier_id bigint NOT NULL,
    flow_id bigint,
    invited_by_id bigint,
    party_id bigint NOT NULL,
    revoked_by_id bigint,
    CONSTRAINT invite_active_has_account CHECK (((activated_at IS NULL) OR (account_id IS NOT NULL))),
    CONSTRAINT invites_invite_passcode_attempts_check CHECK ((passcode_attempts >= 0))
);


--
-- Name: invites_invite_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.invites_invite ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.invites_invite_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: notifications_message; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.notifications_message (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    key character varying(180) NOT NULL,
    template character varying(100) NOT NULL,
    channel character varying(10) NOT NULL,
    "to" character varying(254) NOT NULL,
    to_name character varying(300) NOT NULL,
    language character varying(10) NOT NULL,
    subject character varying(300) NOT NULL,
    text text NOT NULL,
    html text NOT NULL,
    is_sensitive boolean NOT NULL,
    state character varying(10) NOT NULL,
    sent_at timestamp with time zone,
    failed_at timestamp with time zone,
    failure character varying(300) NOT NULL,
    account_id bigint,
    CONSTRAINT message_moment_fits_state CHECK ((((failed_at IS NULL) AND (sent_at IS NULL) AND ((state)::text = 'queued'::text)) OR ((failed_at IS NULL) AND (sent_at IS NOT NULL) AND ((state)::text = 'sent'::text)) OR ((failed_at IS NOT NULL) AND (sent_at IS NULL) AND ((state)::text = 'failed'::text))))
);


--
-- Name: notifications_message_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.notifications_message ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.notifications_message_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: otp_static_staticdevice; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.otp_static_staticdevice (
    id integer NOT NULL,
    name character varying(64) NOT NULL,
    confirmed boolean NOT NULL,
    user_id bigint NOT NULL,
    throttling_failure_count integer NOT NULL,
    throttling_failure_timestamp timestamp with time zone,
    created_at timestamp with time zone,
    last_used_at timestamp with time zone,
    CONSTRAINT otp_static_staticdevice_throttling_failure_count_check CHECK ((throttling_failure_count >= 0))
);


--
-- Name: otp_static_staticdevice_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.otp_static_staticdevice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.otp_static_staticdevice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: otp_static_statictoken; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.otp_static_statictoken (
    id integer NOT NULL,
    token character varying(16) NOT NULL,
    device_id integer NOT NULL
);


--
-- Name: otp_static_statictoken_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.otp_static_statictoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.otp_static_statictoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: otp_totp_totpdevice; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.otp_totp_totpdevice (
    id integer NOT NULL,
    name character varying(64) NOT NULL,
    confirmed boolean NOT NULL,
    key character varying(80) NOT NULL,
    step smallint NOT NULL,
    t0 bigint NOT NULL,
    digits smallint NOT NULL,
    tolerance smallint NOT NULL,
    drift smallint NOT NULL,
    last_t bigint NOT NULL,
    user_id bigint NOT NULL,
    throttling_failure_count integer NOT NULL,
    throttling_failure_timestamp timestamp with time zone,
    created_at timestamp with time zone,
    last_used_at timestamp with time zone,
    CONSTRAINT otp_totp_totpdevice_digits_check CHECK ((digits >= 0)),
    CONSTRAINT otp_totp_totpdevice_step_check CHECK ((step >= 0)),
    CONSTRAINT otp_totp_totpdevice_throttling_failure_count_check CHECK ((throttling_failure_count >= 0)),
    CONSTRAINT otp_totp_totpdevice_tolerance_check CHECK ((tolerance >= 0))
);


--
-- Name: otp_totp_totpdevice_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.otp_totp_totpdevice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.otp_totp_totpdevice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: outbox_effect; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.outbox_effect (
    id bigint NOT NULL,
    public_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    key character varying(200) NOT NULL,
    name character varying(100) NOT NULL,
    arguments jsonb NOT NULL,
    kind character varying(10) NOT NULL,
    state character varying(10) NOT NULL,
    attempts integer NOT NULL,
    available_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    last_error character varying(500) NOT NULL,
    CONSTRAINT effect_finished_at_when_finished CHECK ((((finished_at IS NULL) AND ((state)::text = 'waiting'::text)) OR ((NOT ((state)::text = 'waiting'::text)) AND (finished_at IS NOT NULL)))),
    CONSTRAINT outbox_effect_attempts_check CHECK ((attempts >= 0))
);


--
-- Name: outbox_effect_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.outbox_effect ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.outbox_effect_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: two_factor_webauthn_webauthndevice; Type: TABLE; Schema: t_0000000000000000; Owner: -
--

CREATE TABLE t_0000000000000000.two_factor_webauthn_webauthndevice (
    id integer NOT NULL,
    name character varying(64) NOT NULL,
    confirmed boolean NOT NULL,
    throttling_failure_timestamp timestamp with time zone,
    throttling_failure_count integer CONSTRAINT two_factor_webauthn_webauthnd_throttling_failure_count_not_null NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone,
    public_key text NOT NULL,
    key_handle text NOT NULL,
    sign_count integer NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT two_factor_webauthn_webauthndevi_throttling_failure_count_check CHECK ((throttling_failure_count >= 0))
);


--
-- Name: two_factor_webauthn_webauthndevice_id_seq; Type: SEQUENCE; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE t_0000000000000000.two_factor_webauthn_webauthndevice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME t_0000000000000000.two_factor_webauthn_webauthndevice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Data for Name: accounts_account; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: accounts_account_roles; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: accounts_accounttoken; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: accounts_backupdevice; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: accounts_knowndevice; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: accounts_resetrequest; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: accounts_role; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--

INSERT INTO t_0000000000000000.accounts_role VALUES
	(1, '9fe9b03e-e2fe-4877-b2e8-205d1f33e229', '2026-11-22 01:09:53.135545+00', 'tenant_admin', '[]'),
	(2, '88328540-ee60-43a3-940e-444724a4525c', '2026-11-22 01:09:53.135593+00', 'adviser', '[]'),
	(3, 'e8e76227-ddaf-4f05-a535-241dc78f04c5', '2026-11-22 01:09:53.135614+00', 'case_handler', '[]'),
	(4, 'b587eb31-49b2-41e0-bfa2-19e89b5d8667', '2026-11-22 01:09:53.135628+00', 'compliance_officer', '[]'),
	(5, 'd51e6299-cfa4-4d5e-bf71-1fefb5b49948', '2026-11-22 01:09:53.135639+00', 'client', '[]'),
	(6, '815ccfff-b914-434a-9a13-a88b05fe2c6d', '2026-11-22 01:09:53.13565+00', 'operator', '[]');


--
-- Data for Name: accounts_securitypolicy; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: accounts_session; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: accounts_smsdevice; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: accounts_throttle; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: activity_entry; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: activity_head; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--

INSERT INTO t_0000000000000000.activity_head VALUES
	(1, 0, '\x0000000000000000000000000000000000000000000000000000000000000000');


--
-- Data for Name: activity_link; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: activity_unchained; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: auth_group; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: auth_group_permissions; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: auth_permission; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: customers_customer; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: customers_customerparty; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: customers_numberseries; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: customers_party; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: django_content_type; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: django_migrations; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--

INSERT INTO t_0000000000000000.django_migrations VALUES
	(1, 'accounts', '0001_initial', '2026-11-22 01:09:45.75751+00'),
	(2, 'activity', '0001_initial', '2026-11-22 01:09:45.805148+00'),
	(3, 'activity', '0002_chain', '2026-11-22 01:09:45.81233+00'),
	(4, 'contenttypes', '0001_initial', '2026-11-22 01:09:45.831713+00'),
	(5, 'contenttypes', '0002_remove_content_type_name', '2026-11-22 01:09:45.900806+00'),
	(6, 'auth', '0001_initial', '2026-11-22 01:09:45.995143+00'),
	(7, 'auth', '0002_alter_permission_name_max_length', '2026-11-22 01:09:46.011731+00'),
	(8, 'auth', '0003_alter_user_email_max_length', '2026-11-22 01:09:46.026115+00'),
	(9, 'auth', '0004_alter_user_username_opts', '2026-11-22 01:09:46.039667+00'),
	(10, 'auth', '0005_alter_user_last_login_null', '2026-11-22 01:09:46.045734+00'),
	(11, 'auth', '0006_require_contenttypes_0002', '2026-11-22 01:09:46.055718+00'),
	(12, 'auth', '0007_alter_validators_add_error_messages', '2026-11-22 01:09:46.074295+00'),
	(13, 'auth', '0008_alter_user_username_max_length', '2026-11-22 01:09:46.090283+00'),
	(14, 'auth', '0009_alter_user_last_name_max_length', '2026-11-22 01:09:46.104022+00'),
	(15, 'auth', '0010_alter_group_name_max_length', '2026-11-22 01:09:46.117579+00'),
	(16, 'auth', '0011_update_proxy_permissions', '2026-11-22 01:09:46.15996+00'),
	(17, 'auth', '0012_alter_user_first_name_max_length', '2026-11-22 01:09:46.171009+00'),
	(18, 'customers', '0001_initial', '2026-11-22 01:09:46.609431+00'),
	(19, 'documents', '0001_initial', '2026-11-22 01:09:47.987552+00'),
	(20, 'flows', '0001_initial', '2026-11-22 01:09:49.468833+00'),
	(21, 'flows', '0002_guards', '2026-11-22 01:09:49.480034+00'),
	(22, 'dossiers', '0001_initial', '2026-11-22 01:09:51.11532+00'),
	(23, 'invites', '0001_initial', '2026-11-22 01:09:51.203942+00'),
	(24, 'notifications', '0001_initial', '2026-11-22 01:09:51.296817+00'),
	(25, 'otp_static', '0001_initial', '2026-11-22 01:09:51.533294+00'),
	(26, 'otp_static', '0002_throttling', '2026-11-22 01:09:51.672244+00'),
	(27, 'otp_static', '0003_add_timestamps', '2026-11-22 01:09:51.818932+00'),
	(28, 'otp_totp', '0001_initial', '2026-11-22 01:09:51.90689+00'),
	(29, 'otp_totp', '0002_auto_20190420_0723', '2026-11-22 01:09:52.030278+00'),
	(30, 'otp_totp', '0003_add_timestamps', '2026-11-22 01:09:52.600267+00'),
	(31, 'outbox', '0001_initial', '2026-11-22 01:09:52.632195+00'),
	(32, 'two_factor', '0001_initial', '2026-11-22 01:09:52.635189+00'),
	(33, 'two_factor', '0002_auto_20150110_0810', '2026-11-22 01:09:52.639056+00'),
	(34, 'two_factor', '0003_auto_20150817_1733', '2026-11-22 01:09:52.63944+00'),
	(35, 'two_factor', '0004_auto_20160205_1827', '2026-11-22 01:09:52.639718+00'),
	(36, 'two_factor', '0005_auto_20160224_0450', '2026-11-22 01:09:52.639968+00'),
	(37, 'two_factor', '0006_phonedevice_key_default', '2026-11-22 01:09:52.640221+00'),
	(38, 'two_factor', '0007_auto_20201201_1019', '2026-11-22 01:09:52.64045+00'),
	(39, 'two_factor', '0008_delete_phonedevice', '2026-11-22 01:09:52.640661+00'),
	(40, 'two_factor_webauthn', '0001_initial', '2026-11-22 01:09:52.8414+00'),
	(41, 'two_factor_webauthn', '0002_alter_webauthndevice_public_key', '2026-11-22 01:09:53.106942+00'),
	(42, 'two_factor', '0001_squashed_0008_delete_phonedevice', '2026-11-22 01:09:53.111693+00');


--
-- Data for Name: documents_delivery; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: documents_documentrequest; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: documents_documenttype; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--

INSERT INTO t_0000000000000000.documents_documenttype VALUES
	(1, '71b928ff-dabc-4d26-b536-e80afcd89d1b', '2026-11-22 01:09:53.144554+00', 'identity_document', 'Identity document', 'Identiteitsbewijs', 'Pièce d’identité', 'Identity document', 'Ausweisdokument', 'A copy of both sides of your valid identity card or of the photo page of your passport.', 'Een kopie van beide zijden van uw geldige identiteitskaart of van de fotopagina van uw paspoort.', 'Une copie recto verso de votre carte d’identité valable ou de la page avec photo de votre passeport.', 'A copy of both sides of your valid identity card or of the photo page of your passport.', 'Eine Kopie beider Seiten Ihres gültigen Personalausweises oder der Fotoseite Ihres Reisepasses.', true, '{pdf,image}', true),
	(2, '0d53597b-6178-410a-a3f8-649888ca604c', '2026-11-22 01:09:53.144669+00', 'residence_permit', 'Residence permit', 'Verblijfsvergunning', 'Titre de séjour', 'Residence permit', 'Aufenthaltstitel', 'A copy of both sides of your valid residence permit.', 'Een kopie van beide zijden van uw geldige verblijfsvergunning.', 'Une copie recto verso de votre titre de séjour valable.', 'A copy of both sides of your valid residence permit.', 'Eine Kopie beider Seiten Ihres gültigen Aufenthaltstitels.', true, '{pdf,image}', true),
	(3, '0d248cb3-24e6-4771-a4f5-e7ba7e362408', '2026-11-22 01:09:53.144751+00', 'payslip', 'Payslip', 'Loonstrook', 'Fiche de paie', 'Payslip', 'Gehaltsabrechnung', 'Your most recent payslip, not older than three months.', 'Uw meest recente loonstrook, niet ouder dan drie maanden.', 'Votre fiche de paie la plus récente, datant de moins de trois mois.', 'Your most recent payslip, not older than three months.', 'Ihre aktuelle Gehaltsabrechnung, nicht älter als drei Monate.', false, '{pdf,image}', true),
	(4, '90454b64-f60a-47e1-b5fd-0c9e878da995', '2026-11-22 01:09:53.144827+00', 'employer_statement', 'Employer’s statement', 'Werkgeversverklaring', 'Attestation de l’employeur', 'Employer’s statement', 'Arbeitgeberbescheinigung', 'A statement of your employment and salary, fully completed and signed by your employer.', 'Een verklaring over uw dienstverband en salaris, door uw werkgever volledig ingevuld en ondertekend.', 'Une attestation de votre emploi et de votre salaire, entièrement complétée et signée par votre employeur.', 'A statement of your employment and salary, fully completed and signed by your employer.', 'Eine vom Arbeitgeber vollständig ausgefüllte, unterschriebene Bescheinigung über Anstellung und Gehalt.', false, '{pdf,image}', true),
	(5, '55a8bb57-a9e8-4983-b456-571f67ff49cf', '2026-11-22 01:09:53.144894+00', 'employment_contract', 'Employment contract', 'Arbeidsovereenkomst', 'Contrat de travail', 'Employment contract', 'Arbeitsvertrag', 'Your current employment contract with all amendments, signed by both parties.', 'Uw huidige arbeidsovereenkomst met alle wijzigingen, door beide partijen ondertekend.', 'Votre contrat de travail actuel et tous ses avenants, signés par les deux parties.', 'Your current employment contract with all amendments, signed by both parties.', 'Ihr aktueller Arbeitsvertrag mit allen Änderungen, von beiden Seiten unterschrieben.', false, '{pdf,image}', true),
	(6, 'b6a1df8a-66d9-4539-a3c3-c07d246f8262', '2026-11-22 01:09:53.144945+00', 'annual_income_statement', 'Annual income statement', 'Jaaropgave', 'Relevé annuel de revenus', 'Annual income statement', 'Jahreslohnbescheinigung', 'The statement of your income over the last full calendar year.', 'De opgave van uw inkomen over het laatste volledige kalenderjaar.', 'Le relevé de vos revenus pour la dernière année civile complète.', 'The statement of your income over the last full calendar year.', 'Die Bescheinigung über Ihr Einkommen im letzten vollen Kalenderjahr.', false, '{pdf,image}', true),
	(7, '62dbb141-50ab-49a7-a1b7-0a3f79d37984', '2026-11-22 01:09:53.144993+00', 'employment_history', 'Employment history', 'Verzekeringsbericht UWV', 'Relevé de carrière', 'Employment history', 'Versicherungsverlauf', 'The overview of your employment and income that you can download from the social security institution.', 'Het overzicht van uw dienstverbanden en inkomen uit Mijn UWV. Het PDF-bestand zelf, geen scan.', 'Le relevé de vos emplois et revenus, à télécharger auprès de l’organisme de sécurité sociale.', 'The overview of your employment and income that you can download from the social security institution.', 'Die Übersicht Ihrer Beschäftigungen und Einkünfte, abrufbar beim Träger der Sozialversicherung.', false, '{pdf}', true),
	(8, '6d956e93-92b7-4980-bac3-e2a3d03227ba', '2026-11-22 01:09:53.145047+00', 'bank_statement', 'Bank statement', 'Bankafschrift', 'Relevé bancaire', 'Bank statement', 'Kontoauszug', 'A statement that shows the account number, your name and the payments of the period we agreed.', 'Een afschrift met rekeningnummer, tenaamstelling en de betalingen van de afgesproken periode.', 'Un relevé indiquant le numéro de compte, votre nom et les opérations de la période convenue.', 'A statement that shows the account number, your name and the payments of the period we agreed.', 'Ein Auszug mit Kontonummer, Ihrem Namen und den Umsätzen des vereinbarten Zeitraums.', true, '{pdf,image}', true),
	(9, 'fa3af964-5f08-44ff-b7ef-b2fc90f98d64', '2026-11-22 01:09:53.145096+00', 'savings_statement', 'Proof of own funds', 'Bewijs van eigen middelen', 'Preuve de fonds propres', 'Proof of own funds', 'Eigenkapitalnachweis', 'A recent statement of the savings or investments that you will use.', 'Een recent overzicht van het spaargeld of de beleggingen die u gaat inbrengen.', 'Un relevé récent de l’épargne ou des placements que vous apporterez.', 'A recent statement of the savings or investments that you will use.', 'Ein aktueller Nachweis der Ersparnisse oder Anlagen, die Sie einbringen.', true, '{pdf,image}', true),
	(10, '7dcf0c00-f7d4-4039-a5fb-4bea2954c2d2', '2026-11-22 01:09:53.145164+00', 'source_of_wealth', 'Origin of wealth', 'Herkomst van vermogen', 'Origine du patrimoine', 'Origin of wealth', 'Vermögensherkunft', 'A document that shows where your wealth comes from, such as a deed of sale, an inheritance or a gift.', 'Een stuk waaruit blijkt waar uw vermogen vandaan komt, zoals een verkoopakte, erfenis of schenking.', 'Un document qui montre l’origine de votre patrimoine : acte de vente, succession ou donation.', 'A document that shows where your wealth comes from, such as a deed of sale, an inheritance or a gift.', 'Ein Beleg über die Herkunft Ihres Vermögens, etwa Kaufvertrag, Erbschein oder Schenkungsurkunde.', true, '{pdf,image}', true),
	(11, '5ba85281-f325-4565-8799-30c262ad5d15', '2026-11-22 01:09:53.145215+00', 'tax_return', 'Tax return', 'Aangifte inkomstenbelasting', 'Déclaration d’impôts', 'Tax return', 'Einkommensteuererklärung', 'Your complete income tax return of the last year, with all appendices.', 'Uw volledige aangifte inkomstenbelasting van het laatste jaar, met alle bijlagen.', 'Votre déclaration d’impôts complète de la dernière année, avec toutes les annexes.', 'Your complete income tax return of the last year, with all appendices.', 'Ihre vollständige Einkommensteuererklärung des letzten Jahres mit allen Anlagen.', true, '{pdf,image}', true),
	(12, '94f988c9-6776-45ae-98a0-88f5bf0cb34f', '2026-11-22 01:09:53.145261+00', 'tax_assessment', 'Tax assessment', 'Aanslag inkomstenbelasting', 'Avis d’imposition', 'Tax assessment', 'Einkommensteuerbescheid', 'The last income tax assessment that you received.', 'De laatste aanslag inkomstenbelasting die u hebt ontvangen.', 'Le dernier avis d’imposition que vous avez reçu.', 'The last income tax assessment that you received.', 'Der letzte Einkommensteuerbescheid, den Sie erhalten haben.', true, '{pdf,image}', true),
	(13, 'bb9e02c0-97a4-4b60-8406-9642272888a3', '2026-11-22 01:09:53.145307+00', 'purchase_agreement', 'Purchase agreement', 'Koopovereenkomst', 'Compromis de vente', 'Purchase agreement', 'Kaufvertrag', 'The agreement for the property, signed by buyer and seller, with all appendices.', 'De door koper en verkoper ondertekende overeenkomst voor de woning, met alle bijlagen.', 'Le compromis relatif au bien, signé par l’acheteur et le vendeur, avec toutes les annexes.', 'The agreement for the property, signed by buyer and seller, with all appendices.', 'Der von Käufer und Verkäufer unterschriebene Vertrag über die Immobilie mit allen Anlagen.', false, '{pdf,image}', true),
	(14, '8bb07878-f5ee-4489-9c0e-4a59240e578e', '2026-11-22 01:09:53.145351+00', 'construction_contract', 'Construction contract', 'Aannemingsovereenkomst', 'Contrat d’entreprise', 'Construction contract', 'Bauvertrag', 'The signed contract with the contractor, with the list of additional work.', 'De ondertekende overeenkomst met de aannemer, met de lijst van meerwerk.', 'Le contrat signé avec l’entrepreneur, avec la liste des travaux supplémentaires.', 'The signed contract with the contractor, with the list of additional work.', 'Der unterschriebene Vertrag mit dem Bauunternehmen samt Liste der Zusatzleistungen.', false, '{pdf,image}', true),
	(15, '3640b442-035c-4ea6-9257-677ffb0a5bfd', '2026-11-22 01:09:53.145394+00', 'renovation_specification', 'Renovation plan', 'Verbouwingsspecificatie', 'Devis des travaux', 'Renovation plan', 'Modernisierungsaufstellung', 'An overview of the planned work with the amount for each item.', 'Een overzicht van de geplande werkzaamheden met het bedrag per onderdeel.', 'Un aperçu des travaux prévus avec le montant de chaque poste.', 'An overview of the planned work with the amount for each item.', 'Eine Übersicht der geplanten Arbeiten mit dem Betrag je Position.', false, '{pdf,image,office}', true),
	(16, 'f25dc97b-516d-4859-9add-1509897ed41f', '2026-11-22 01:09:53.14544+00', 'valuation_report', 'Valuation report', 'Taxatierapport', 'Rapport d’expertise', 'Valuation report', 'Wertgutachten', 'The complete, validated report on the value of the property.', 'Het volledige, gevalideerde rapport over de waarde van de woning.', 'Le rapport complet et validé sur la valeur du bien.', 'The complete, validated report on the value of the property.', 'Das vollständige, geprüfte Gutachten über den Wert der Immobilie.', false, '{pdf}', true),
	(17, 'd11bcb29-08d4-45a9-adda-cdca64110f3c', '2026-11-22 01:09:53.145511+00', 'energy_label', 'Energy certificate', 'Energielabel', 'Certificat de performance énergétique', 'Energy certificate', 'Energieausweis', 'The valid energy certificate of the property.', 'Het geldige energielabel van de woning.', 'Le certificat de performance énergétique valable du bien.', 'The valid energy certificate of the property.', 'Der gültige Energieausweis der Immobilie.', false, '{pdf,image}', true),
	(18, 'c2f1d8a2-cf66-48d2-9adf-ecb8ae8bc2f1', '2026-11-22 01:09:53.145577+00', 'mortgage_statement', 'Mortgage statement', 'Hypotheekoverzicht', 'Relevé de crédit hypothécaire', 'Mortgage statement', 'Darlehenskontoauszug', 'The latest annual statement of your current mortgage, with balance, interest and term of each part.', 'Het laatste jaaroverzicht van uw huidige hypotheek, met saldo, rente en looptijd per leningdeel.', 'Le dernier relevé annuel de votre crédit actuel, avec solde, taux et durée de chaque partie.', 'The latest annual statement of your current mortgage, with balance, interest and term of each part.', 'Der letzte Jahresauszug Ihres laufenden Darlehens mit Restschuld, Zins und Laufzeit je Teil.', false, '{pdf,image}', true),
	(19, 'bb0c3fcf-5e7f-4767-8e79-35c165e06f59', '2026-11-22 01:09:53.145622+00', 'loan_agreement', 'Loan agreement', 'Leningovereenkomst', 'Contrat de prêt', 'Loan agreement', 'Kreditvertrag', 'The agreement of each loan, credit or private lease that you have, with the current balance.', 'De overeenkomst van elke lening, elk krediet of private lease dat u hebt, met het huidige saldo.', 'Le contrat de chaque prêt, crédit ou leasing privé en cours, avec le solde actuel.', 'The agreement of each loan, credit or private lease that you have, with the current balance.', 'Der Vertrag jedes Kredits oder Privatleasings mit der aktuellen Restschuld.', false, '{pdf,image}', true),
	(20, 'e599575c-da9f-4a13-82e8-86d218cc9a99', '2026-11-22 01:09:53.145667+00', 'final_discharge', 'Final discharge', 'Finale kwijting', 'Quittance pour solde de tout compte', 'Final discharge', 'Löschungsbewilligung', 'The lender’s letter which confirms that your loan has been repaid in full.', 'De brief van de geldverstrekker die bevestigt dat uw lening volledig is afgelost.', 'La lettre du prêteur qui confirme que votre prêt est entièrement remboursé.', 'The lender’s letter which confirms that your loan has been repaid in full.', 'Das Schreiben des Kreditgebers, das die vollständige Rückzahlung Ihres Kredits bestätigt.', false, '{pdf,image}', true),
	(21, 'ebe30738-1ca9-4002-a01a-236b2033c20d', '2026-11-22 01:09:53.145713+00', 'student_loan_statement', 'Student loan statement', 'Overzicht studieschuld', 'Relevé de prêt étudiant', 'Student loan statement', 'Studienkreditauszug', 'An overview of the original and the current amount of your student loan, and of the monthly payment.', 'Een overzicht uit Mijn DUO van uw oorspronkelijke en huidige studieschuld en het maandbedrag.', 'Un relevé du montant initial et actuel de votre prêt étudiant et de la mensualité.', 'An overview of the original and the current amount of your student loan, and of the monthly payment.', 'Eine Übersicht über ursprünglichen und aktuellen Betrag Ihres Studienkredits und die Monatsrate.', false, '{pdf,image}', true),
	(22, '19f5d741-e807-4a35-acb8-ad56c3da1016', '2026-11-22 01:09:53.145756+00', 'pension_overview', 'Pension overview', 'Pensioenoverzicht', 'Relevé de pension', 'Pension overview', 'Renteninformation', 'The most recent overview of the pension that you have built up and may expect.', 'Het meest recente overzicht van uw opgebouwde en te verwachten pensioen (Mijnpensioenoverzicht).', 'Le relevé le plus récent de la pension que vous avez constituée et pouvez attendre.', 'The most recent overview of the pension that you have built up and may expect.', 'Die neueste Übersicht über Ihre erworbenen und zu erwartenden Rentenansprüche.', false, '{pdf,image}', true),
	(23, 'b6951cb6-3441-4907-bc3e-ca5b74a8f191', '2026-11-22 01:09:53.145799+00', 'insurance_policy', 'Insurance policy', 'Verzekeringspolis', 'Police d’assurance', 'Insurance policy', 'Versicherungsschein', 'The policy with the current cover, premium and insured persons.', 'De polis met de actuele dekking, premie en verzekerde personen.', 'La police indiquant la couverture, la prime et les personnes assurées.', 'The policy with the current cover, premium and insured persons.', 'Der Versicherungsschein mit aktueller Deckung, Beitrag und versicherten Personen.', false, '{pdf,image}', true),
	(24, 'ef77d033-dea0-437b-854c-a8abe173ed27', '2026-11-22 01:09:53.145842+00', 'investment_statement', 'Investment statement', 'Beleggingsoverzicht', 'Relevé de portefeuille', 'Investment statement', 'Depotauszug', 'A recent statement of your investment accounts with the value of each holding.', 'Een recent overzicht van uw beleggingsrekeningen met de waarde per belegging.', 'Un relevé récent de vos comptes-titres avec la valeur de chaque position.', 'A recent statement of your investment accounts with the value of each holding.', 'Ein aktueller Auszug Ihrer Depots mit dem Wert jeder Position.', false, '{pdf,image,office}', true),
	(25, 'cef008e6-a69e-4998-b6ff-82b9abb50433', '2026-11-22 01:09:53.145891+00', 'annual_accounts', 'Annual accounts', 'Jaarrekening', 'Comptes annuels', 'Annual accounts', 'Jahresabschluss', 'The annual accounts of your company for the last three years, prepared by the accountant.', 'De jaarrekeningen van uw onderneming over de laatste drie jaar, opgesteld door de accountant.', 'Les comptes annuels de votre entreprise des trois dernières années, établis par le comptable.', 'The annual accounts of your company for the last three years, prepared by the accountant.', 'Die Jahresabschlüsse Ihres Unternehmens der letzten drei Jahre, erstellt vom Steuerberater.', false, '{pdf,image,office}', true),
	(26, '09966125-7da3-4890-927f-25252e2eeb85', '2026-11-22 01:09:53.145936+00', 'company_register_extract', 'Company register extract', 'Uittreksel handelsregister', 'Extrait du registre', 'Company register extract', 'Handelsregisterauszug', 'An extract from the company register, not older than three months.', 'Een uittreksel uit het handelsregister, niet ouder dan drie maanden.', 'Un extrait du registre du commerce datant de moins de trois mois.', 'An extract from the company register, not older than three months.', 'Ein Auszug aus dem Handelsregister, nicht älter als drei Monate.', false, '{pdf,image}', true),
	(27, '81e8cb58-9451-4915-9602-6c4f958a03a7', '2026-11-22 01:09:53.145979+00', 'divorce_agreement', 'Divorce agreement', 'Echtscheidingsconvenant', 'Convention de divorce', 'Divorce agreement', 'Scheidungsvereinbarung', 'The complete agreement with the court decision and the proof that it was registered.', 'Het volledige convenant met de beschikking van de rechtbank en het bewijs van inschrijving.', 'La convention complète avec la décision du tribunal et la preuve de son enregistrement.', 'The complete agreement with the court decision and the proof that it was registered.', 'Die vollständige Vereinbarung mit dem Gerichtsbeschluss und dem Nachweis der Rechtskraft.', true, '{pdf,image}', true),
	(28, 'a1eda973-5ec2-4a81-b339-b294d0b52ec9', '2026-11-22 01:09:53.146022+00', 'other', 'Other document', 'Ander document', 'Autre document', 'Other document', 'Sonstiges Dokument', 'The document that your adviser describes in the remark.', 'Het document dat uw adviseur in de opmerking omschrijft.', 'Le document que votre conseiller décrit dans la remarque.', 'The document that your adviser describes in the remark.', 'Das Dokument, das Ihr Berater in der Anmerkung beschreibt.', false, '{pdf,image,office}', true);


--
-- Data for Name: documents_review; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: documents_storedfile; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: documents_upload; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: dossiers_actionpoint; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: dossiers_dossier; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: dossiers_dossiernote; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: dossiers_product; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: dossiers_progresschange; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: dossiers_stage; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--

INSERT INTO t_0000000000000000.dossiers_stage VALUES
	(1, 'f18bc550-c4ec-4beb-a861-e7d79227233e', '2026-11-22 01:09:53.384115+00', 'intake', 'First talk', 'Kennismaking', 'Premier entretien', 'First talk', 'Erstgespräch', 1, 'neutral', 'ongoing', 1),
	(2, '474a0589-416f-4e36-91e4-83bc11710ef5', '2026-11-22 01:09:53.38425+00', 'details', 'Details and documents', 'Gegevens en stukken', 'Données et documents', 'Details and documents', 'Angaben und Unterlagen', 2, 'info', 'ongoing', 1),
	(3, '7952ba83-4f88-4d98-ab50-b687d7f502bb', '2026-11-22 01:09:53.38431+00', 'advice', 'Advice', 'Advies', 'Conseil', 'Advice', 'Beratung', 3, 'info', 'ongoing', 1),
	(4, '3ad37bf4-c7e0-43f8-8d25-908e8d958b3b', '2026-11-22 01:09:53.384363+00', 'application', 'Application submitted', 'Aanvraag ingediend', 'Demande introduite', 'Application submitted', 'Antrag eingereicht', 4, 'warning', 'ongoing', 1),
	(5, 'dd0a1173-47f6-4727-b682-d41a3248e25d', '2026-11-22 01:09:53.384417+00', 'offer', 'Offer received', 'Offerte ontvangen', 'Offre reçue', 'Offer received', 'Angebot erhalten', 5, 'warning', 'ongoing', 1),
	(6, '44aa16b7-eb14-4999-820c-d8500bc430c9', '2026-11-22 01:09:53.384466+00', 'completed', 'Deed signed', 'Gepasseerd bij de notaris', 'Acte signé', 'Deed signed', 'Beurkundet', 6, 'success', 'done', 1),
	(7, '13c087fa-1fd9-4dc7-9e59-c4a9ad86ae1f', '2026-11-22 01:09:53.384513+00', 'ended', 'Ended without result', 'Beëindigd zonder resultaat', 'Clôturé sans suite', 'Ended without result', 'Ohne Ergebnis beendet', 7, 'danger', 'ended', 1),
	(8, '0ad92cd0-f79d-49ee-af3c-51a1766a510c', '2026-11-22 01:09:53.409544+00', 'intake', 'First talk', 'Kennismaking', 'Premier entretien', 'First talk', 'Erstgespräch', 1, 'neutral', 'ongoing', 2),
	(9, 'd4225446-e838-41ad-84ef-623837d745bc', '2026-11-22 01:09:53.409658+00', 'details', 'Details and documents', 'Gegevens en stukken', 'Données et documents', 'Details and documents', 'Angaben und Unterlagen', 2, 'info', 'ongoing', 2),
	(10, '93e225b3-a554-42cf-9385-8bffc32f26c6', '2026-11-22 01:09:53.409715+00', 'advice', 'Advice', 'Advies', 'Conseil', 'Advice', 'Beratung', 3, 'info', 'ongoing', 2),
	(11, '18fe4b2d-0377-4d46-ab0f-c3b7df729c02', '2026-11-22 01:09:53.409765+00', 'application', 'Application with the insurer', 'Aanvraag bij de verzekeraar', 'Demande chez l''assureur', 'Application with the insurer', 'Antrag beim Versicherer', 4, 'warning', 'ongoing', 2),
	(12, '7740946f-4903-4bf3-a813-336b5095b6ba', '2026-11-22 01:09:53.409814+00', 'in-force', 'In force', 'Ingegaan', 'En vigueur', 'In force', 'In Kraft', 5, 'success', 'done', 2),
	(13, '8089d3a4-183e-4d7a-8f5b-7eaef4087652', '2026-11-22 01:09:53.410948+00', 'ended', 'Ended without result', 'Beëindigd zonder resultaat', 'Clôturé sans suite', 'Ended without result', 'Ohne Ergebnis beendet', 6, 'danger', 'ended', 2),
	(14, '8e823807-28b6-4426-91ff-ab5591266833', '2026-11-22 01:09:53.419906+00', 'intake', 'First talk', 'Kennismaking', 'Premier entretien', 'First talk', 'Erstgespräch', 1, 'neutral', 'ongoing', 3),
	(15, '2a918f74-42a3-41f3-b095-4700c1850ef4', '2026-11-22 01:09:53.419984+00', 'profile', 'Investor profile', 'Beleggersprofiel', 'Profil d''investisseur', 'Investor profile', 'Anlegerprofil', 2, 'info', 'ongoing', 3),
	(16, '6bc27057-2677-45b4-bb5d-25bfacac8aa6', '2026-11-22 01:09:53.420039+00', 'proposal', 'Proposal', 'Voorstel', 'Proposition', 'Proposal', 'Vorschlag', 3, 'warning', 'ongoing', 3),
	(17, 'e47d3803-0a8b-491f-bbfe-92566e173521', '2026-11-22 01:09:53.420088+00', 'agreement', 'Agreement', 'Overeenkomst', 'Convention', 'Agreement', 'Vertrag', 4, 'warning', 'ongoing', 3),
	(18, '2be10359-28ec-4740-a8ed-0b1e5541635a', '2026-11-22 01:09:53.420151+00', 'invested', 'Invested', 'Belegd', 'Investi', 'Invested', 'Angelegt', 5, 'success', 'done', 3),
	(19, '992a91a0-c92d-44f1-9939-7b84818d988d', '2026-11-22 01:09:53.420204+00', 'ended', 'Ended without result', 'Beëindigd zonder resultaat', 'Clôturé sans suite', 'Ended without result', 'Ohne Ergebnis beendet', 6, 'danger', 'ended', 3),
	(20, '7924965a-858b-4501-b4d1-be5316f696ca', '2026-11-22 01:09:53.428857+00', 'registered', 'Registered', 'Aangemeld', 'Enregistré', 'Registered', 'Angemeldet', 1, 'neutral', 'ongoing', 4),
	(21, '8cf2cdcf-d7bd-454e-b417-7696e17a2622', '2026-11-22 01:09:53.428932+00', 'details', 'Details and documents', 'Gegevens en stukken', 'Données et documents', 'Details and documents', 'Angaben und Unterlagen', 2, 'info', 'ongoing', 4),
	(22, '30c8a5e6-8d6b-4c47-abde-334eab94fbfc', '2026-11-22 01:09:53.428983+00', 'due-diligence', 'Due diligence', 'Cliëntenonderzoek', 'Vigilance', 'Due diligence', 'Sorgfaltsprüfung', 3, 'warning', 'ongoing', 4),
	(23, '747e2be1-eccd-4281-8153-852addcfbc3d', '2026-11-22 01:09:53.429032+00', 'contracts', 'Contracts', 'Contracten', 'Contrats', 'Contracts', 'Verträge', 4, 'warning', 'ongoing', 4),
	(24, '48bfe1e6-eeac-4b66-b80a-671f697fbdd9', '2026-11-22 01:09:53.429078+00', 'accepted', 'Accepted as client', 'Geaccepteerd als klant', 'Accepté comme client', 'Accepted as client', 'Als Kunde aufgenommen', 5, 'success', 'done', 4),
	(25, '46d85883-697a-4958-8d34-56d7eab6a31e', '2026-11-22 01:09:53.432323+00', 'rejected', 'Not accepted', 'Niet geaccepteerd', 'Non accepté', 'Not accepted', 'Nicht aufgenommen', 6, 'danger', 'ended', 4);


--
-- Data for Name: dossiers_stagechange; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: dossiers_workflow; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--

INSERT INTO t_0000000000000000.dossiers_workflow VALUES
	(1, '8efdd7ad-de09-45a3-a84a-5f6bb758ac61', '2026-11-22 01:09:53.370811+00', 'mortgage', 'mortgage', 'Mortgage', 'Hypotheek', 'Crédit hypothécaire', 'Mortgage', 'Hypothek', 1, true),
	(2, '0fc6fbcf-1f8f-4529-95a2-d7ffd33bb60e', '2026-11-22 01:09:53.407308+00', 'insurance', 'insurance', 'Insurance', 'Verzekering', 'Assurance', 'Insurance', 'Versicherung', 2, true),
	(3, 'e12bd490-1c32-4ea5-8bfc-84b6b904fef4', '2026-11-22 01:09:53.41892+00', 'wealth', 'wealth', 'Wealth management', 'Vermogensbeheer', 'Gestion de patrimoine', 'Wealth management', 'Vermögensverwaltung', 3, true),
	(4, '79afe03e-72e5-479d-af23-3428ec84c5fa', '2026-11-22 01:09:53.427918+00', 'onboarding', 'onboarding', 'Onboarding', 'Klantacceptatie', 'Entrée en relation', 'Onboarding', 'Kundenaufnahme', 4, true);


--
-- Data for Name: flows_answer; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: flows_answerchange; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: flows_flow; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--

INSERT INTO t_0000000000000000.flows_flow VALUES
	(1, '33563cfe-8776-49a9-ac65-01c7cdc3a4cf', '2026-11-22 01:09:53.205402+00', 'business_onboarding', 'business', 'Business onboarding', 'Kennismaking met uw onderneming', 'Entrée en relation entreprise', 'Business onboarding', 'Aufnahme von Unternehmen', 'The company, what it does, who runs it and who owns it.', 'De onderneming, wat zij doet, wie haar bestuurt en wie de eigenaar is.', 'L’entreprise, son activité, ses dirigeants et ses bénéficiaires effectifs.', 'The company, what it does, who runs it and who owns it.', 'Das Unternehmen, seine Tätigkeit, seine Leitung und seine Eigentümer.', true),
	(2, '4898a244-891f-44d5-a0a6-60faecff1074', '2026-11-22 01:09:53.232088+00', 'getting_to_know_you', 'general', 'Getting to know you', 'Kennismaking', 'Faisons connaissance', 'Getting to know you', 'Kennenlernen', 'A few questions before the first conversation.', 'Enkele vragen voor het eerste gesprek.', 'Quelques questions avant le premier entretien.', 'A few questions before the first conversation.', 'Einige Fragen vor dem ersten Gespräch.', true),
	(3, '5f574102-aa0f-426e-950d-f1faa8979dee', '2026-11-22 01:09:53.240057+00', 'investor_profile', 'wealth', 'Investor profile', 'Beleggersprofiel', 'Profil d’investisseur', 'Investor profile', 'Anlegerprofil', 'Your wealth, experience, goals and view of risk. Only you can answer this one.', 'Uw vermogen, ervaring, doelen en kijk op risico. Deze lijst kunt alleen u zelf invullen.', 'Votre patrimoine, votre expérience, vos objectifs et votre attitude face au risque. Vous seul ou vous seule pouvez y répondre.', 'Your wealth, experience, goals and view of risk. Only you can answer this one.', 'Ihr Vermögen, Ihre Erfahrung, Ihre Ziele und Ihre Haltung zum Risiko. Diesen Bogen können nur Sie selbst beantworten.', true),
	(4, '9be4ba3b-cbb9-4e28-904d-e6a7510cddfd', '2026-11-22 01:09:53.265544+00', 'mortgage_fact_find', 'mortgage', 'Mortgage fact find', 'Inventarisatie hypotheek', 'Collecte pour un prêt immobilier', 'Mortgage fact find', 'Datenaufnahme Immobiliendarlehen', 'Everything an adviser needs for a mortgage in the Netherlands: who you are, what you earn, own and owe, and what you want.', 'Alles wat een adviseur nodig heeft voor een hypotheek in Nederland: wie u bent, wat u verdient, bezit en verschuldigd bent, en wat u wilt.', 'Tout ce dont un conseiller a besoin pour un prêt immobilier aux Pays-Bas : qui vous êtes, vos revenus, votre patrimoine, vos dettes et vos souhaits.', 'Everything an adviser needs for a mortgage in the Netherlands: who you are, what you earn, own and owe, and what you want.', 'Alles, was eine Beratung für ein Immobiliendarlehen in den Niederlanden braucht: wer Sie sind, was Sie verdienen, besitzen und schulden und was Sie wünschen.', true);


--
-- Data for Name: flows_flowrun; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: flows_flowversion; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--

INSERT INTO t_0000000000000000.flows_flowversion VALUES
	(1, 'd31e63b9-2f38-4f1a-a61d-4ad289b03ba9', '2026-11-22 01:09:53.218123+00', 1, '{"format": 1, "country": "", "minutes": 15, "sections": [{"key": "business", "title": {"de": "Das Unternehmen", "en": "The business", "fr": "L’entreprise", "nl": "De onderneming"}, "subsections": [{"key": "company", "title": {"de": "Über das Unternehmen", "en": "About the company", "fr": "À propos de l’entreprise", "nl": "Over de onderneming"}, "fields": [{"key": "name", "need": "required", "type": "text", "label": {"de": "Eingetragener Name", "en": "Name as registered", "fr": "Dénomination sociale", "nl": "Statutaire naam"}, "prefill": "legal_name", "autocomplete": "organization"}, {"key": "country", "need": "required", "type": "country", "label": {"de": "Sitzland", "en": "Country of establishment", "fr": "Pays d’établissement", "nl": "Land van vestiging"}}, {"key": "form", "need": "required", "type": "choice", "label": {"de": "Rechtsform", "en": "Legal form", "fr": "Forme juridique", "nl": "Rechtsvorm"}, "options": [{"label": {"de": "Einzelunternehmen", "en": "Sole trader", "fr": "Entreprise individuelle", "nl": "Eenmanszaak"}, "value": "sole"}, {"label": {"de": "Personengesellschaft", "en": "Partnership", "fr": "Société de personnes", "nl": "Personenvennootschap"}, "value": "partnership"}, {"label": {"de": "Gesellschaft mit beschränkter Haftung", "en": "Private limited company", "fr": "Société à responsabilité limitée", "nl": "Besloten vennootschap"}, "value": "private"}, {"label": {"de": "Aktiengesellschaft", "en": "Public limited company", "fr": "Société anonyme", "nl": "Naamloze vennootschap"}, "value": "public"}, {"label": {"de": "Verein oder Stiftung", "en": "Association or foundation", "fr": "Association ou fondation", "nl": "Vereniging of stichting"}, "value": "association"}]}, {"key": "kvk", "need": "required", "type": "kvk", "label": {"de": "Niederländische Handelskammernummer (KvK)", "en": "Chamber of Commerce number (KvK)", "fr": "Numéro à la Chambre de commerce (KvK)", "nl": "KvK-nummer"}, "prefill": "company_number", "shown_when": {"==": [{"var": "business.company.country"}, "NL"]}}, {"key": "be_number", "need": "required", "type": "be_company", "label": {"de": "Belgische Unternehmensnummer", "en": "Enterprise number", "fr": "Numéro d’entreprise", "nl": "Ondernemingsnummer"}, "prefill": "company_number", "shown_when": {"==": [{"var": "business.company.country"}, "BE"]}}, {"key": "siren", "need": "required", "type": "siren", "label": {"de": "SIREN-Nummer", "en": "SIREN number", "fr": "Numéro SIREN", "nl": "SIREN-nummer"}, "prefill": "company_number", "shown_when": {"==": [{"var": "business.company.country"}, "FR"]}}, {"key": "hrb", "need": "required", "type": "hrb", "label": {"de": "Handelsregisternummer", "en": "Commercial register number", "fr": "Numéro au registre du commerce allemand", "nl": "Handelsregisternummer (Duitsland)"}, "prefill": "company_number", "shown_when": {"==": [{"var": "business.company.country"}, "DE"]}}, {"key": "other_number", "need": "required", "type": "text", "label": {"de": "Registernummer", "en": "Company number", "fr": "Numéro d’immatriculation", "nl": "Bedrijfsnummer"}, "prefill": "company_number", "shown_when": {"and": [{"!": [{"in": [{"var": "business.company.country"}, ["NL", "BE", "FR", "DE"]]}]}, {"!!": [{"var": "business.company.country"}]}]}}, {"key": "founded", "need": "soft", "type": "month", "label": {"de": "Gegründet im", "en": "Founded in", "fr": "Date de création", "nl": "Opgericht in"}, "settings": {"when": "past"}}, {"key": "address", "need": "required", "type": "address", "label": {"de": "Sitz", "en": "Registered address", "fr": "Adresse du siège", "nl": "Vestigingsadres"}}], "minutes": 2}, {"key": "activity", "title": {"de": "Was es tut", "en": "What it does", "fr": "Son activité", "nl": "Wat de onderneming doet"}, "fields": [{"key": "description", "need": "required", "type": "long_text", "label": {"de": "Was tut das Unternehmen, und für wen?", "en": "What does the company do, and for whom?", "fr": "Que fait l’entreprise, et pour qui ?", "nl": "Wat doet de onderneming, en voor wie?"}}, {"key": "staff", "need": "soft", "type": "number", "label": {"de": "Zahl der Beschäftigten", "en": "Number of staff", "fr": "Nombre de salariés", "nl": "Aantal medewerkers"}, "settings": {"maximum": 1000000}}, {"key": "abroad", "need": "required", "type": "yes_no", "label": {"de": "Ist es außerhalb der Europäischen Union tätig?", "en": "Does it do business outside the European Union?", "fr": "Travaille-t-elle en dehors de l’Union européenne ?", "nl": "Doet de onderneming zaken buiten de Europese Unie?"}}, {"key": "countries", "need": "required", "type": "text", "label": {"de": "In welchen Ländern?", "en": "In which countries?", "fr": "Dans quels pays ?", "nl": "In welke landen?"}, "shown_when": {"!!": [{"var": "business.activity.abroad"}]}}, {"key": "cash", "need": "required", "type": "yes_no", "label": {"de": "Wird viel in bar bezahlt?", "en": "Is much of it paid in cash?", "fr": "Une grande partie est-elle payée en espèces ?", "nl": "Wordt er veel contant betaald?"}}], "minutes": 2}, {"key": "figures", "title": {"de": "Zahlen", "en": "Figures", "fr": "Chiffres", "nl": "Cijfers"}, "fields": [{"key": "turnover", "need": "required", "type": "money", "label": {"de": "Umsatz des letzten Jahres", "en": "Turnover of last year", "fr": "Chiffre d’affaires de l’année dernière", "nl": "Omzet van afgelopen jaar"}}, {"key": "result", "need": "soft", "type": "money", "label": {"de": "Ergebnis des letzten Jahres", "en": "Result of last year", "fr": "Résultat de l’année dernière", "nl": "Resultaat van afgelopen jaar"}, "settings": {"minimum": -1000000000}}, {"key": "equity", "need": "soft", "type": "money", "label": {"de": "Eigenkapital", "en": "Equity", "fr": "Capitaux propres", "nl": "Eigen vermogen"}, "settings": {"minimum": -1000000000}}, {"key": "iban", "need": "required", "type": "iban", "label": {"de": "Bankkonto (IBAN)", "en": "Bank account (IBAN)", "fr": "Compte bancaire (IBAN)", "nl": "Rekeningnummer (IBAN)"}}, {"key": "funds", "need": "required", "type": "choices", "label": {"de": "Woher stammt das Geld, das Sie uns anvertrauen?", "en": "Where does the money come from that you bring to us?", "fr": "D’où provient l’argent que vous nous confiez ?", "nl": "Waar komt het geld vandaan dat u bij ons onderbrengt?"}, "options": [{"label": {"de": "Aus dem laufenden Geschäft", "en": "From operations", "fr": "De l’exploitation", "nl": "Uit de bedrijfsvoering"}, "value": "operations"}, {"label": {"de": "Von den Eigentümern", "en": "From the owners", "fr": "Des propriétaires", "nl": "Van de eigenaren"}, "value": "owners"}, {"label": {"de": "Aus einem Kredit", "en": "From a loan", "fr": "D’un emprunt", "nl": "Uit een lening"}, "value": "loan"}, {"label": {"de": "Aus einem Verkauf", "en": "From a sale", "fr": "D’une cession", "nl": "Uit een verkoop"}, "value": "sale"}]}], "minutes": 2}]}, {"key": "directors", "title": {"de": "Geschäftsleitung", "en": "Directors", "fr": "Dirigeants", "nl": "Bestuurders"}, "subsections": [{"key": "people", "help": {"de": "Nennen Sie alle, die laut Register für das Unternehmen handeln dürfen.", "en": "Name everyone who may act for the company according to the register.", "fr": "Indiquez toute personne habilitée à représenter l’entreprise selon le registre.", "nl": "Noem iedereen die de onderneming volgens het register mag vertegenwoordigen."}, "title": {"de": "Wer das Unternehmen leitet", "en": "Who runs the company", "fr": "Qui dirige l’entreprise", "nl": "Wie de onderneming bestuurt"}, "fields": [{"key": "first_name", "need": "required", "type": "text", "label": {"de": "Vornamen", "en": "First names", "fr": "Prénoms", "nl": "Voornamen"}}, {"key": "last_name", "need": "required", "type": "text", "label": {"de": "Nachname", "en": "Last name", "fr": "Nom de famille", "nl": "Achternaam"}}, {"key": "birth_date", "need": "required", "type": "date", "label": {"de": "Geburtsdatum", "en": "Date of birth", "fr": "Date de naissance", "nl": "Geboortedatum"}, "settings": {"when": "past"}}, {"key": "country", "need": "required", "type": "country", "label": {"de": "Wohnsitzland", "en": "Country of residence", "fr": "Pays de résidence", "nl": "Woonland"}}, {"key": "power", "need": "required", "type": "choice", "label": {"de": "Wie darf diese Person zeichnen?", "en": "How may this person sign?", "fr": "Comment cette personne peut-elle signer ?", "nl": "Hoe mag deze persoon tekenen?"}, "options": [{"label": {"de": "Allein", "en": "Alone", "fr": "Seule", "nl": "Alleen"}, "value": "alone"}, {"label": {"de": "Gemeinsam mit einer anderen", "en": "Together with another", "fr": "Conjointement avec une autre", "nl": "Samen met een ander"}, "value": "together"}]}, {"key": "email", "need": "soft", "type": "email", "label": {"de": "E-Mail-Adresse", "en": "E-mail address", "fr": "Adresse e-mail", "nl": "E-mailadres"}}], "repeat": {"add": {"de": "Geschäftsleiter hinzufügen", "en": "Add a director", "fr": "Ajouter un dirigeant", "nl": "Bestuurder toevoegen"}, "item": {"de": "Geschäftsleiter", "en": "Director", "fr": "Dirigeant", "nl": "Bestuurder"}, "maximum": 15, "minimum": 1}, "minutes": 2}]}, {"key": "owners", "title": {"de": "Wirtschaftlich Berechtigte", "en": "Ultimate beneficial owners", "fr": "Bénéficiaires effectifs", "nl": "Uiteindelijk belanghebbenden"}, "subsections": [{"key": "structure", "title": {"de": "Eigentum", "en": "Ownership", "fr": "Actionnariat", "nl": "Eigendom"}, "fields": [{"key": "has_owners", "help": {"de": "Unmittelbar oder über andere Gesellschaften. Wenn niemand, erfassen wir die Geschäftsleitung.", "en": "Directly, or through other companies. If nobody does, we register the directors.", "fr": "Directement ou par d’autres sociétés. À défaut, nous enregistrons les dirigeants.", "nl": "Direct of via andere ondernemingen. Is dat niemand, dan registreren wij de bestuurders."}, "need": "required", "type": "yes_no", "label": {"de": "Hält oder kontrolliert jemand mehr als 25 %?", "en": "Does anyone own or control more than 25%?", "fr": "Quelqu’un détient-il ou contrôle-t-il plus de 25 % ?", "nl": "Heeft iemand meer dan 25% in eigendom of zeggenschap?"}}, {"key": "explanation", "need": "soft", "type": "long_text", "label": {"de": "Wie sind die Eigentumsverhältnisse?", "en": "How is the company owned?", "fr": "Comment le capital est-il réparti ?", "nl": "Hoe is de eigendom geregeld?"}}], "minutes": 1}, {"key": "people", "title": {"de": "Die Berechtigten", "en": "The owners", "fr": "Les bénéficiaires", "nl": "De eigenaren"}, "fields": [{"key": "first_name", "need": "required", "type": "text", "label": {"de": "Vornamen", "en": "First names", "fr": "Prénoms", "nl": "Voornamen"}}, {"key": "last_name", "need": "required", "type": "text", "label": {"de": "Nachname", "en": "Last name", "fr": "Nom de famille", "nl": "Achternaam"}}, {"key": "birth_date", "need": "required", "type": "date", "label": {"de": "Geburtsdatum", "en": "Date of birth", "fr": "Date de naissance", "nl": "Geboortedatum"}, "settings": {"when": "past"}}, {"key": "nationality", "need": "required", "type": "nationality", "label": {"de": "Staatsangehörigkeit (Land)", "en": "Country of nationality", "fr": "Pays de nationalité", "nl": "Land van nationaliteit"}}, {"key": "country", "need": "required", "type": "country", "label": {"de": "Wohnsitzland", "en": "Country of residence", "fr": "Pays de résidence", "nl": "Woonland"}}, {"key": "share", "need": "required", "type": "percentage", "label": {"de": "Anteil", "en": "Share", "fr": "Part détenue", "nl": "Belang"}}, {"key": "nature", "need": "required", "type": "choice", "label": {"de": "Art der Berechtigung", "en": "Nature of the interest", "fr": "Nature de la détention", "nl": "Aard van het belang"}, "options": [{"label": {"de": "Anteile", "en": "Shares", "fr": "Actions ou parts", "nl": "Aandelen"}, "value": "shares"}, {"label": {"de": "Stimmrechte", "en": "Voting rights", "fr": "Droits de vote", "nl": "Stemrechten"}, "value": "votes"}, {"label": {"de": "Kontrolle auf andere Weise", "en": "Control in another way", "fr": "Contrôle par d’autres moyens", "nl": "Zeggenschap op een andere manier"}, "value": "control"}]}, {"key": "exposed", "need": "required", "type": "yes_no", "label": {"de": "Übt diese Person ein wichtiges öffentliches Amt aus?", "en": "Does this person hold an important public office?", "fr": "Cette personne exerce-t-elle une fonction publique importante ?", "nl": "Bekleedt deze persoon een prominente publieke functie?"}}], "repeat": {"add": {"de": "Berechtigte Person hinzufügen", "en": "Add an owner", "fr": "Ajouter un bénéficiaire", "nl": "Belanghebbende toevoegen"}, "item": {"de": "Berechtigte Person", "en": "Owner", "fr": "Bénéficiaire", "nl": "Belanghebbende"}, "maximum": 15, "minimum": 1}, "minutes": 3, "shown_when": {"!!": [{"var": "owners.structure.has_owners"}]}}]}, {"key": "consents", "title": {"de": "Zum Schluss", "en": "To conclude", "fr": "Pour conclure", "nl": "Tot slot"}, "subsections": [{"key": "remarks", "title": {"de": "Anmerkungen", "en": "Remarks", "fr": "Remarques", "nl": "Opmerkingen"}, "fields": [{"key": "remark", "need": "optional", "type": "long_text", "label": {"de": "Möchten Sie uns noch etwas mitteilen?", "en": "Is there anything else that you want to tell us?", "fr": "Souhaitez-vous ajouter quelque chose ?", "nl": "Is er nog iets dat u ons wilt vertellen?"}}], "minutes": 1}, {"key": "agreement", "title": {"de": "Ihre Zustimmung", "en": "Your agreement", "fr": "Votre accord", "nl": "Uw akkoord"}, "fields": [{"key": "truthful", "need": "required", "type": "consent", "label": {"de": "Ich habe wahrheitsgemäß und vollständig geantwortet.", "en": "I have answered truthfully and completely.", "fr": "J’ai répondu de façon sincère et complète.", "nl": "Ik heb naar waarheid en volledig geantwoord."}}, {"key": "privacy", "need": "required", "type": "consent", "label": {"de": "Ich habe gelesen, wie meine Daten verwendet und aufbewahrt werden.", "en": "I have read how my data are used and kept.", "fr": "J’ai lu comment mes données sont utilisées et conservées.", "nl": "Ik heb gelezen hoe mijn gegevens worden gebruikt en bewaard."}}, {"key": "electronic", "need": "soft", "type": "yes_no", "label": {"de": "Dürfen wir Ihnen Unterlagen nur elektronisch zusenden?", "en": "May we send you documents electronically only?", "fr": "Pouvons-nous vous envoyer les documents uniquement par voie électronique ?", "nl": "Mogen wij u documenten alleen elektronisch sturen?"}}], "minutes": 1}]}], "languages": ["en", "nl", "fr", "de"], "client_only": false}', '2026-11-22 01:09:53.217991+00', 1, NULL),
	(2, '69f6eb68-c31f-4f70-beb7-7ba8268edffa', '2026-11-22 01:09:53.23471+00', 1, '{"format": 1, "country": "", "minutes": 4, "sections": [{"key": "personal", "title": {"de": "Persönliche Angaben", "en": "Personal details", "fr": "Données personnelles", "nl": "Persoonlijke gegevens"}, "subsections": [{"key": "about_you", "help": {"de": "Bitte schreiben Sie Ihre Namen so, wie sie in Ihrem Pass oder Personalausweis stehen.", "en": "Write your names as they stand on your passport or identity card.", "fr": "Indiquez vos noms tels qu’ils figurent sur votre passeport ou votre carte d’identité.", "nl": "Schrijf uw namen zoals ze op uw paspoort of identiteitskaart staan."}, "title": {"de": "Über Sie", "en": "About you", "fr": "À propos de vous", "nl": "Over u"}, "fields": [{"key": "first_name", "need": "required", "type": "text", "label": {"de": "Vornamen", "en": "First names", "fr": "Prénoms", "nl": "Voornamen"}, "prefill": "first_name", "autocomplete": "given-name"}, {"key": "prefix", "help": {"de": "Zum Beispiel „von“ oder „van“, falls Ihr Name einen hat.", "en": "For example “van” or “de”, if your name has one.", "fr": "Par exemple « de » ou « van », si votre nom en comporte une.", "nl": "Bijvoorbeeld “van” of “de”, als uw naam dat heeft."}, "need": "optional", "type": "text", "label": {"de": "Namenszusatz", "en": "Prefix", "fr": "Particule", "nl": "Tussenvoegsel"}, "prefill": "prefix", "autocomplete": "additional-name"}, {"key": "last_name", "need": "required", "type": "text", "label": {"de": "Nachname", "en": "Last name", "fr": "Nom de famille", "nl": "Achternaam"}, "prefill": "last_name", "autocomplete": "family-name"}, {"key": "birth_date", "need": "required", "type": "date", "label": {"de": "Geburtsdatum", "en": "Date of birth", "fr": "Date de naissance", "nl": "Geboortedatum"}, "prefill": "birth_date", "settings": {"when": "past"}, "autocomplete": "bday"}], "minutes": 2}]}, {"key": "contact", "title": {"de": "Kontaktdaten", "en": "Contact details", "fr": "Coordonnées", "nl": "Contactgegevens"}, "subsections": [{"key": "reach", "title": {"de": "Wie wir Sie erreichen", "en": "How we reach you", "fr": "Comment vous joindre", "nl": "Hoe wij u bereiken"}, "fields": [{"key": "email", "need": "required", "type": "email", "label": {"de": "E-Mail-Adresse", "en": "E-mail address", "fr": "Adresse e-mail", "nl": "E-mailadres"}, "prefill": "email", "autocomplete": "email"}, {"key": "phone", "need": "required", "type": "phone", "label": {"de": "Mobilnummer", "en": "Mobile number", "fr": "Numéro de portable", "nl": "Mobiel nummer"}, "prefill": "phone", "autocomplete": "tel"}, {"key": "channel", "need": "soft", "type": "choice", "label": {"de": "Wie möchten Sie von uns hören?", "en": "How do you like to hear from us?", "fr": "Comment préférez-vous que nous vous contactions ?", "nl": "Hoe hoort u het liefst van ons?"}, "options": [{"label": {"de": "Per E-Mail", "en": "By e-mail", "fr": "Par e-mail", "nl": "Per e-mail"}, "value": "email"}, {"label": {"de": "Telefonisch", "en": "By telephone", "fr": "Par téléphone", "nl": "Telefonisch"}, "value": "phone"}, {"label": {"de": "Hier, im Portal", "en": "Here, in the portal", "fr": "Ici, sur le portail", "nl": "Hier, in het portaal"}, "value": "portal"}]}, {"key": "moment", "need": "optional", "type": "choices", "label": {"de": "Wann dürfen wir Sie am besten anrufen?", "en": "When do you like to be called?", "fr": "À quel moment préférez-vous être appelé ou appelée ?", "nl": "Wanneer wordt u het liefst gebeld?"}, "options": [{"label": {"de": "Vormittags", "en": "In the morning", "fr": "Le matin", "nl": "’s Ochtends"}, "value": "morning"}, {"label": {"de": "Nachmittags", "en": "In the afternoon", "fr": "L’après-midi", "nl": "’s Middags"}, "value": "afternoon"}, {"label": {"de": "Abends", "en": "In the evening", "fr": "Le soir", "nl": "’s Avonds"}, "value": "evening"}], "shown_when": {"==": [{"var": "contact.reach.channel"}, "phone"]}}], "minutes": 1}]}, {"key": "objectives", "title": {"de": "Ziele und Zeithorizont", "en": "Objectives and horizon", "fr": "Objectifs et horizon", "nl": "Doelen en horizon"}, "subsections": [{"key": "reason", "title": {"de": "Was Sie zu uns führt", "en": "What brings you to us", "fr": "Ce qui vous amène", "nl": "Wat u bij ons brengt"}, "fields": [{"key": "topics", "need": "required", "type": "choices", "label": {"de": "Worüber möchten Sie sprechen?", "en": "What do you want to talk about?", "fr": "De quoi souhaitez-vous parler ?", "nl": "Waarover wilt u spreken?"}, "options": [{"label": {"de": "Kauf oder Finanzierung einer Immobilie", "en": "Buying or financing a home", "fr": "L’achat ou le financement d’un logement", "nl": "Een woning kopen of financieren"}, "value": "home"}, {"label": {"de": "Geldanlage und Vermögensaufbau", "en": "Investing and building up wealth", "fr": "Les placements et le patrimoine", "nl": "Beleggen en vermogen opbouwen"}, "value": "wealth"}, {"label": {"de": "Altersvorsorge", "en": "Pension and later", "fr": "La retraite", "nl": "Pensioen en later"}, "value": "pension"}, {"label": {"de": "Versicherungen", "en": "Insurance", "fr": "Les assurances", "nl": "Verzekeringen"}, "value": "insurance"}, {"label": {"de": "Mein Unternehmen", "en": "My business", "fr": "Mon entreprise", "nl": "Mijn onderneming"}, "value": "business"}, {"label": {"de": "Schenken und Vererben", "en": "Giving and leaving", "fr": "Les donations et la succession", "nl": "Schenken en nalaten"}, "value": "inheritance"}]}, {"key": "expectation", "need": "soft", "type": "long_text", "label": {"de": "Wann ist unsere Beratung für Sie gelungen?", "en": "What would make our advice a success for you?", "fr": "À quelles conditions notre conseil sera-t-il réussi pour vous ?", "nl": "Wanneer is ons advies voor u geslaagd?"}}, {"key": "urgency", "need": "soft", "type": "choice", "label": {"de": "Wann möchten Sie eine Antwort?", "en": "When do you want an answer?", "fr": "Quand souhaitez-vous une réponse ?", "nl": "Wanneer wilt u een antwoord?"}, "options": [{"label": {"de": "Innerhalb eines Monats", "en": "Within a month", "fr": "D’ici un mois", "nl": "Binnen een maand"}, "value": "now"}, {"label": {"de": "Innerhalb von drei Monaten", "en": "Within three months", "fr": "D’ici trois mois", "nl": "Binnen drie maanden"}, "value": "quarter"}, {"label": {"de": "Es eilt nicht", "en": "There is no hurry", "fr": "Rien ne presse", "nl": "Er is geen haast"}, "value": "later"}]}], "minutes": 1}]}, {"key": "consents", "title": {"de": "Zum Schluss", "en": "To conclude", "fr": "Pour conclure", "nl": "Tot slot"}, "subsections": [{"key": "remarks", "title": {"de": "Anmerkungen", "en": "Remarks", "fr": "Remarques", "nl": "Opmerkingen"}, "fields": [{"key": "remark", "need": "optional", "type": "long_text", "label": {"de": "Möchten Sie uns noch etwas mitteilen?", "en": "Is there anything else that you want to tell us?", "fr": "Souhaitez-vous ajouter quelque chose ?", "nl": "Is er nog iets dat u ons wilt vertellen?"}}], "minutes": 1}]}], "languages": ["en", "nl", "fr", "de"], "client_only": false}', '2026-11-22 01:09:53.234649+00', 2, NULL),
	(3, '16fbeb96-22bd-4114-adb3-68527c24e7bb', '2026-11-22 01:09:53.254885+00', 1, '{"format": 1, "country": "", "minutes": 15, "sections": [{"key": "personal", "title": {"de": "Persönliche Angaben", "en": "Personal details", "fr": "Données personnelles", "nl": "Persoonlijke gegevens"}, "subsections": [{"key": "about_you", "help": {"de": "Bitte schreiben Sie Ihre Namen so, wie sie in Ihrem Pass oder Personalausweis stehen.", "en": "Write your names as they stand on your passport or identity card.", "fr": "Indiquez vos noms tels qu’ils figurent sur votre passeport ou votre carte d’identité.", "nl": "Schrijf uw namen zoals ze op uw paspoort of identiteitskaart staan."}, "title": {"de": "Über Sie", "en": "About you", "fr": "À propos de vous", "nl": "Over u"}, "fields": [{"key": "first_name", "need": "required", "type": "text", "label": {"de": "Vornamen", "en": "First names", "fr": "Prénoms", "nl": "Voornamen"}, "prefill": "first_name", "autocomplete": "given-name"}, {"key": "prefix", "help": {"de": "Zum Beispiel „von“ oder „van“, falls Ihr Name einen hat.", "en": "For example “van” or “de”, if your name has one.", "fr": "Par exemple « de » ou « van », si votre nom en comporte une.", "nl": "Bijvoorbeeld “van” of “de”, als uw naam dat heeft."}, "need": "optional", "type": "text", "label": {"de": "Namenszusatz", "en": "Prefix", "fr": "Particule", "nl": "Tussenvoegsel"}, "prefill": "prefix", "autocomplete": "additional-name"}, {"key": "last_name", "need": "required", "type": "text", "label": {"de": "Nachname", "en": "Last name", "fr": "Nom de famille", "nl": "Achternaam"}, "prefill": "last_name", "autocomplete": "family-name"}, {"key": "birth_date", "need": "required", "type": "date", "label": {"de": "Geburtsdatum", "en": "Date of birth", "fr": "Date de naissance", "nl": "Geboortedatum"}, "prefill": "birth_date", "settings": {"when": "past"}, "autocomplete": "bday"}, {"key": "nationality", "need": "required", "type": "nationality", "label": {"de": "Staatsangehörigkeit (Land)", "en": "Country of nationality", "fr": "Pays de nationalité", "nl": "Land van nationaliteit"}}], "minutes": 2}]}, {"key": "identity", "title": {"de": "Identität und Steuern", "en": "Identity and tax", "fr": "Identité et fiscalité", "nl": "Identiteit en belasting"}, "subsections": [{"key": "tax", "title": {"de": "Wo Sie steuerpflichtig sind", "en": "Where you pay tax", "fr": "Votre résidence fiscale", "nl": "Waar u belasting betaalt"}, "fields": [{"key": "country", "need": "required", "type": "country", "label": {"de": "In welchem Land zahlen Sie Einkommensteuer?", "en": "In which country do you pay income tax?", "fr": "Dans quel pays payez-vous l’impôt sur le revenu ?", "nl": "In welk land betaalt u inkomstenbelasting?"}}, {"key": "elsewhere", "need": "required", "type": "yes_no", "label": {"de": "Sind Sie auch in einem anderen Land steuerpflichtig?", "en": "Do you also pay tax in another country?", "fr": "Êtes-vous également imposable dans un autre pays ?", "nl": "Betaalt u ook in een ander land belasting?"}}, {"key": "other_country", "need": "required", "type": "country", "label": {"de": "In welchem anderen Land?", "en": "Which other country?", "fr": "Quel autre pays ?", "nl": "Welk ander land?"}, "shown_when": {"!!": [{"var": "identity.tax.elsewhere"}]}}, {"key": "other_number", "need": "soft", "type": "text", "label": {"de": "Steuernummer in diesem Land", "en": "Tax number in that country", "fr": "Numéro fiscal dans ce pays", "nl": "Fiscaal nummer in dat land"}, "shown_when": {"!!": [{"var": "identity.tax.elsewhere"}]}}, {"key": "us_person", "need": "required", "type": "yes_no", "label": {"de": "Sind Sie Staatsangehörige oder Staatsangehöriger der USA oder dort steuerlich ansässig?", "en": "Are you a citizen or tax resident of the United States?", "fr": "Êtes-vous citoyen ou résident fiscal des États-Unis ?", "nl": "Bent u staatsburger of fiscaal inwoner van de Verenigde Staten?"}}], "minutes": 2}, {"key": "exposure", "title": {"de": "Öffentliches Amt", "en": "Public office", "fr": "Fonction publique importante", "nl": "Publieke functie"}, "fields": [{"key": "exposed", "help": {"de": "Zum Beispiel Ministerin, Abgeordneter, Richter eines obersten Gerichts, Botschafterin oder Vorstand einer Zentralbank.", "en": "For example minister, member of parliament, judge of a highest court, ambassador or board member of a central bank.", "fr": "Par exemple ministre, parlementaire, juge d’une cour suprême, ambassadeur ou dirigeant d’une banque centrale.", "nl": "Bijvoorbeeld minister, parlementslid, rechter bij een hoogste rechtscollege, ambassadeur of bestuurder van een centrale bank."}, "need": "required", "type": "yes_no", "label": {"de": "Üben Sie, nahe Angehörige oder Geschäftspartner ein wichtiges öffentliches Amt aus?", "en": "Do you, a close relative or a business partner hold an important public office?", "fr": "Vous-même, un proche parent ou un associé exercez-vous une fonction publique importante ?", "nl": "Bekleedt u, een naast familielid of een zakenpartner een prominente publieke functie?"}}, {"key": "details", "need": "required", "type": "long_text", "label": {"de": "Wer, welches Amt und seit wann?", "en": "Who, which office, and since when?", "fr": "Qui, quelle fonction et depuis quand ?", "nl": "Wie, welke functie en sinds wanneer?"}, "shown_when": {"!!": [{"var": "identity.exposure.exposed"}]}}], "minutes": 1}]}, {"key": "income", "title": {"de": "Arbeit und Einkommen", "en": "Work and income", "fr": "Travail et revenus", "nl": "Werk en inkomen"}, "subsections": [{"key": "overview", "title": {"de": "Woher Ihr Einkommen kommt", "en": "Where your income comes from", "fr": "L’origine de vos revenus", "nl": "Waar uw inkomen vandaan komt"}, "fields": [{"key": "kinds", "help": {"de": "Wählen Sie alles, was zutrifft. Wir fragen dann nur danach.", "en": "Choose everything that applies. We then ask only about that.", "fr": "Choisissez tout ce qui s’applique. Nous ne poserons que les questions utiles.", "nl": "Kies alles wat van toepassing is. Wij vragen dan alleen daarnaar."}, "need": "required", "type": "choices", "label": {"de": "Welche Einkünfte haben Sie?", "en": "Which income do you have?", "fr": "Quels sont vos revenus ?", "nl": "Welk inkomen hebt u?"}, "options": [{"label": {"de": "Aus Anstellung", "en": "From employment", "fr": "D’un emploi salarié", "nl": "Uit loondienst"}, "value": "employed"}, {"label": {"de": "Aus selbstständiger Tätigkeit", "en": "From my own business", "fr": "De mon activité indépendante", "nl": "Uit eigen onderneming"}, "value": "self_employed"}, {"label": {"de": "Rente oder Pension", "en": "Pension", "fr": "Retraite", "nl": "Pensioen"}, "value": "pension"}, {"label": {"de": "Sozialleistung", "en": "Benefit", "fr": "Allocation", "nl": "Uitkering"}, "value": "benefit"}, {"label": {"de": "Aus Vermietung", "en": "From letting property", "fr": "Locatifs", "nl": "Uit verhuur"}, "value": "rental"}, {"label": {"de": "Anderes", "en": "Something else", "fr": "Autres", "nl": "Iets anders"}, "value": "other"}, {"label": {"de": "Kein Einkommen", "en": "No income", "fr": "Aucun revenu", "nl": "Geen inkomen"}, "value": "none"}]}, {"key": "changes", "need": "soft", "type": "yes_no", "label": {"de": "Ändert sich Ihr Einkommen in den nächsten zwei Jahren?", "en": "Will your income change within two years?", "fr": "Vos revenus vont-ils changer dans les deux ans ?", "nl": "Verandert uw inkomen binnen twee jaar?"}}, {"key": "change", "need": "required", "type": "long_text", "label": {"de": "Was ändert sich, und wann?", "en": "What will change, and when?", "fr": "Qu’est-ce qui changera, et quand ?", "nl": "Wat verandert er, en wanneer?"}, "shown_when": {"!!": [{"var": "income.overview.changes"}]}}], "minutes": 1}]}, {"key": "assets", "title": {"de": "Vermögen", "en": "Assets", "fr": "Patrimoine", "nl": "Bezittingen"}, "subsections": [{"key": "wealth", "title": {"de": "Ihr Vermögen", "en": "Your wealth", "fr": "Votre patrimoine", "nl": "Uw vermogen"}, "fields": [{"key": "liquid", "need": "required", "type": "money", "label": {"de": "Ersparnisse und Einlagen", "en": "Savings and deposits", "fr": "Épargne et dépôts", "nl": "Spaargeld en deposito’s"}}, {"key": "invested", "need": "required", "type": "money", "label": {"de": "Geldanlagen", "en": "Investments", "fr": "Placements", "nl": "Beleggingen"}}, {"key": "real_estate", "need": "soft", "type": "money", "label": {"de": "Immobilien nach Abzug der Darlehen", "en": "Real estate, after loans", "fr": "Immobilier, net d’emprunts", "nl": "Vastgoed, na aftrek van leningen"}}, {"key": "origin", "need": "required", "type": "choices", "label": {"de": "Wie haben Sie es aufgebaut?", "en": "How did you build it up?", "fr": "Comment l’avez-vous constitué ?", "nl": "Hoe hebt u het opgebouwd?"}, "options": [{"label": {"de": "Durch Arbeit", "en": "From work", "fr": "Par le travail", "nl": "Uit werk"}, "value": "work"}, {"label": {"de": "Verkauf eines Unternehmens", "en": "Sale of a business", "fr": "Vente d’une entreprise", "nl": "Verkoop van een bedrijf"}, "value": "business"}, {"label": {"de": "Erbschaft oder Schenkung", "en": "Inheritance or gift", "fr": "Héritage ou donation", "nl": "Erfenis of schenking"}, "value": "inheritance"}, {"label": {"de": "Verkauf von Immobilien", "en": "Sale of property", "fr": "Vente d’un bien immobilier", "nl": "Verkoop van vastgoed"}, "value": "property"}, {"label": {"de": "Anlageerträge", "en": "Return on investments", "fr": "Rendement de placements", "nl": "Rendement op beleggingen"}, "value": "investments"}, {"label": {"de": "Auf andere Weise", "en": "In another way", "fr": "Autrement", "nl": "Op een andere manier"}, "value": "other"}]}, {"key": "origin_details", "need": "required", "type": "long_text", "label": {"de": "Bitte erläutern Sie", "en": "Please explain", "fr": "Veuillez préciser", "nl": "Licht dit toe"}, "shown_when": {"in": ["other", {"var": "assets.wealth.origin"}]}}], "minutes": 2}]}, {"key": "objectives", "title": {"de": "Ziele und Zeithorizont", "en": "Objectives and horizon", "fr": "Objectifs et horizon", "nl": "Doelen en horizon"}, "subsections": [{"key": "goals", "title": {"de": "Wofür das Geld bestimmt ist", "en": "What the money is for", "fr": "À quoi servira l’argent", "nl": "Waar het geld voor is"}, "fields": [{"key": "kind", "need": "required", "type": "choice", "label": {"de": "Ziel", "en": "Goal", "fr": "Objectif", "nl": "Doel"}, "options": [{"label": {"de": "Einkommen für später", "en": "Income for later", "fr": "Un revenu pour plus tard", "nl": "Inkomen voor later"}, "value": "pension"}, {"label": {"de": "Vermehren", "en": "Let it grow", "fr": "Le faire fructifier", "nl": "Laten groeien"}, "value": "growth"}, {"label": {"de": "Erhalten", "en": "Keep its value", "fr": "En préserver la valeur", "nl": "De waarde behouden"}, "value": "keep"}, {"label": {"de": "Eine Immobilie", "en": "A home", "fr": "Un logement", "nl": "Een woning"}, "value": "home"}, {"label": {"de": "Für meine Kinder", "en": "For my children", "fr": "Pour mes enfants", "nl": "Voor mijn kinderen"}, "value": "children"}, {"label": {"de": "Etwas anderes", "en": "Something else", "fr": "Autre chose", "nl": "Iets anders"}, "value": "other"}]}, {"key": "description", "need": "required", "type": "text", "label": {"de": "Bitte beschreiben Sie es", "en": "Please describe it", "fr": "Veuillez le décrire", "nl": "Omschrijf dit"}, "shown_when": {"==": [{"var": "objectives.goals.kind"}, "other"]}}, {"key": "horizon", "need": "required", "type": "choice", "label": {"de": "Wann benötigen Sie das Geld?", "en": "When do you need the money?", "fr": "Quand aurez-vous besoin de l’argent ?", "nl": "Wanneer hebt u het geld nodig?"}, "options": [{"label": {"de": "Innerhalb von drei Jahren", "en": "Within three years", "fr": "Dans les trois ans", "nl": "Binnen drie jaar"}, "value": "y3"}, {"label": {"de": "In drei bis sieben Jahren", "en": "In three to seven years", "fr": "Dans trois à sept ans", "nl": "Over drie tot zeven jaar"}, "value": "y7"}, {"label": {"de": "In sieben bis fünfzehn Jahren", "en": "In seven to fifteen years", "fr": "Dans sept à quinze ans", "nl": "Over zeven tot vijftien jaar"}, "value": "y15"}, {"label": {"de": "Später", "en": "Later", "fr": "Plus tard", "nl": "Later"}, "value": "more"}]}, {"key": "target", "need": "soft", "type": "money", "label": {"de": "Wie viel benötigen Sie?", "en": "How much do you need?", "fr": "De combien avez-vous besoin ?", "nl": "Hoeveel hebt u nodig?"}}], "repeat": {"add": {"de": "Ziel hinzufügen", "en": "Add a goal", "fr": "Ajouter un objectif", "nl": "Doel toevoegen"}, "item": {"de": "Ziel", "en": "Goal", "fr": "Objectif", "nl": "Doel"}, "maximum": 5, "minimum": 1}, "minutes": 2}, {"key": "investment", "title": {"de": "Was Sie einzahlen", "en": "What you put in", "fr": "Ce que vous investissez", "nl": "Wat u inlegt"}, "fields": [{"key": "once", "need": "required", "type": "money", "label": {"de": "Betrag zu Beginn", "en": "Amount to start with", "fr": "Montant de départ", "nl": "Bedrag om mee te beginnen"}}, {"key": "monthly", "need": "soft", "type": "money", "label": {"de": "Einzahlung pro Monat", "en": "Deposit per month", "fr": "Versement mensuel", "nl": "Inleg per maand"}}, {"key": "withdrawals", "need": "required", "type": "yes_no", "label": {"de": "Möchten Sie regelmäßig Geld entnehmen?", "en": "Do you want to take money out regularly?", "fr": "Souhaitez-vous faire des retraits réguliers ?", "nl": "Wilt u regelmatig geld opnemen?"}}, {"key": "withdrawal", "need": "required", "type": "money", "label": {"de": "Wie viel pro Monat?", "en": "How much per month?", "fr": "Combien par mois ?", "nl": "Hoeveel per maand?"}, "shown_when": {"!!": [{"var": "objectives.investment.withdrawals"}]}}], "minutes": 2}]}, {"key": "knowledge", "title": {"de": "Kenntnisse und Erfahrung", "en": "Knowledge and experience", "fr": "Connaissances et expérience", "nl": "Kennis en ervaring"}, "subsections": [{"key": "experience", "title": {"de": "Ihre Erfahrung mit Geldanlagen", "en": "Your experience with investing", "fr": "Votre expérience des placements", "nl": "Uw ervaring met beleggen"}, "fields": [{"key": "products", "need": "required", "type": "choices", "label": {"de": "In was haben Sie schon angelegt?", "en": "In which of these have you invested?", "fr": "Dans lesquels avez-vous déjà investi ?", "nl": "Waarin hebt u weleens belegd?"}, "options": [{"label": {"de": "Nur gespart", "en": "Savings only", "fr": "Épargne uniquement", "nl": "Alleen gespaard"}, "value": "savings"}, {"label": {"de": "Fonds oder ETFs", "en": "Funds or trackers", "fr": "Fonds ou trackers", "nl": "Fondsen of trackers"}, "value": "funds"}, {"label": {"de": "Aktien", "en": "Shares", "fr": "Actions", "nl": "Aandelen"}, "value": "shares"}, {"label": {"de": "Anleihen", "en": "Bonds", "fr": "Obligations", "nl": "Obligaties"}, "value": "bonds"}, {"label": {"de": "Optionen, Zertifikate oder Futures", "en": "Options, turbos or futures", "fr": "Options, turbos ou contrats à terme", "nl": "Opties, turbo’s of futures"}, "value": "derivatives"}, {"label": {"de": "Beteiligungen oder Immobilienfonds", "en": "Private equity or real estate funds", "fr": "Capital-investissement ou fonds immobiliers", "nl": "Private equity of vastgoedfondsen"}, "value": "private"}]}, {"key": "years", "need": "required", "type": "choice", "label": {"de": "Seit wie vielen Jahren?", "en": "For how many years?", "fr": "Depuis combien d’années ?", "nl": "Hoeveel jaar al?"}, "options": [{"label": {"de": "Weniger als einem", "en": "Less than one", "fr": "Moins d’un an", "nl": "Minder dan één"}, "value": "y1"}, {"label": {"de": "Einem bis fünf", "en": "One to five", "fr": "Un à cinq ans", "nl": "Eén tot vijf"}, "value": "y5"}, {"label": {"de": "Fünf bis zehn", "en": "Five to ten", "fr": "Cinq à dix ans", "nl": "Vijf tot tien"}, "value": "y10"}, {"label": {"de": "Mehr als zehn", "en": "More than ten", "fr": "Plus de dix ans", "nl": "Meer dan tien"}, "value": "more"}], "shown_when": {"some": [{"var": "knowledge.experience.products"}, {"!=": [{"var": ""}, "savings"]}]}}, {"key": "orders", "need": "required", "type": "choice", "label": {"de": "Wie oft kaufen oder verkaufen Sie im Jahr?", "en": "How often do you buy or sell in a year?", "fr": "Combien d’opérations faites-vous par an ?", "nl": "Hoe vaak per jaar koopt of verkoopt u?"}, "options": [{"label": {"de": "Fast nie", "en": "Hardly ever", "fr": "Presque jamais", "nl": "Bijna nooit"}, "value": "never"}, {"label": {"de": "Bis zu zehnmal", "en": "Up to ten times", "fr": "Jusqu’à dix fois", "nl": "Tot tien keer"}, "value": "some"}, {"label": {"de": "Öfter", "en": "More often", "fr": "Plus souvent", "nl": "Vaker"}, "value": "often"}], "shown_when": {"some": [{"var": "knowledge.experience.products"}, {"!=": [{"var": ""}, "savings"]}]}}, {"key": "education", "need": "required", "type": "choice", "label": {"de": "Ihr höchster Abschluss", "en": "Your highest education", "fr": "Votre niveau d’études", "nl": "Uw hoogste opleiding"}, "options": [{"label": {"de": "Schulabschluss", "en": "Secondary school", "fr": "Enseignement secondaire", "nl": "Middelbare school"}, "value": "secondary"}, {"label": {"de": "Berufsausbildung", "en": "Vocational", "fr": "Enseignement professionnel", "nl": "Middelbaar beroepsonderwijs"}, "value": "vocational"}, {"label": {"de": "Hochschulabschluss", "en": "Higher education or university", "fr": "Enseignement supérieur", "nl": "Hoger onderwijs of universiteit"}, "value": "higher"}]}, {"key": "finance", "need": "required", "type": "yes_no", "label": {"de": "Haben Sie im Finanzwesen gearbeitet?", "en": "Have you worked in finance?", "fr": "Avez-vous travaillé dans la finance ?", "nl": "Hebt u in de financiële sector gewerkt?"}}], "minutes": 2}, {"key": "understanding", "help": {"de": "Es ist keine Prüfung. Wählen Sie „Das weiß ich nicht“, wenn Sie unsicher sind.", "en": "There is no pass mark. Choose “I do not know” where you are not sure.", "fr": "Ce n’est pas un examen. Choisissez « Je ne sais pas » en cas de doute.", "nl": "U kunt hier niet voor zakken. Kies “Dat weet ik niet” als u twijfelt."}, "title": {"de": "Was Sie wissen", "en": "What you know", "fr": "Ce que vous savez", "nl": "Wat u weet"}, "fields": [{"key": "bonds_rates", "need": "required", "type": "choice", "label": {"de": "Was geschieht mit dem Kurs einer Anleihe, wenn die Zinsen steigen?", "en": "What happens to the price of a bond when interest rates rise?", "fr": "Que devient le cours d’une obligation lorsque les taux montent ?", "nl": "Wat gebeurt er met de koers van een obligatie als de rente stijgt?"}, "options": [{"label": {"de": "Er steigt", "en": "It rises", "fr": "Il monte", "nl": "Die stijgt"}, "value": "up"}, {"label": {"de": "Er fällt", "en": "It falls", "fr": "Il baisse", "nl": "Die daalt"}, "value": "down"}, {"label": {"de": "Er bleibt gleich", "en": "It stays the same", "fr": "Il ne change pas", "nl": "Die blijft gelijk"}, "value": "same"}, {"label": {"de": "Das weiß ich nicht", "en": "I do not know", "fr": "Je ne sais pas", "nl": "Dat weet ik niet"}, "value": "unknown"}]}, {"key": "spreading", "need": "required", "type": "choice", "label": {"de": "Warum streut man Geldanlagen?", "en": "Why do people spread their investments?", "fr": "Pourquoi diversifie-t-on ses placements ?", "nl": "Waarom spreiden mensen hun beleggingen?"}, "options": [{"label": {"de": "Um sicher mehr zu verdienen", "en": "To earn more for certain", "fr": "Pour gagner plus à coup sûr", "nl": "Om zeker meer te verdienen"}, "value": "return"}, {"label": {"de": "Um weniger zu verlieren, wenn eine davon ausfällt", "en": "To lose less when one of them fails", "fr": "Pour perdre moins si l’un d’eux échoue", "nl": "Om minder te verliezen als er één tegenvalt"}, "value": "risk"}, {"label": {"de": "Um weniger Steuern zu zahlen", "en": "To pay less tax", "fr": "Pour payer moins d’impôts", "nl": "Om minder belasting te betalen"}, "value": "tax"}, {"label": {"de": "Das weiß ich nicht", "en": "I do not know", "fr": "Je ne sais pas", "nl": "Dat weet ik niet"}, "value": "unknown"}]}, {"key": "loss", "need": "required", "type": "choice", "label": {"de": "Kann man den ganzen Einsatz in einer Aktie verlieren?", "en": "Can you lose the whole amount put into one share?", "fr": "Peut-on perdre toute la somme placée dans une action ?", "nl": "Kunt u de hele inleg in één aandeel verliezen?"}, "options": [{"label": {"de": "Ja", "en": "Yes", "fr": "Oui", "nl": "Ja"}, "value": "yes"}, {"label": {"de": "Nein", "en": "No", "fr": "Non", "nl": "Nee"}, "value": "no"}, {"label": {"de": "Das weiß ich nicht", "en": "I do not know", "fr": "Je ne sais pas", "nl": "Dat weet ik niet"}, "value": "unknown"}]}], "minutes": 2}]}, {"key": "risk", "title": {"de": "Risiko", "en": "Risk", "fr": "Risque", "nl": "Risico"}, "subsections": [{"key": "attitude", "title": {"de": "Wie Sie zum Risiko stehen", "en": "How you feel about risk", "fr": "Votre attitude face au risque", "nl": "Hoe u over risico denkt"}, "fields": [{"key": "fall", "need": "required", "type": "choice", "label": {"de": "Ihre Anlagen fallen in einem Jahr um 20 %. Was tun Sie?", "en": "Your investments fall by 20% in a year. What do you do?", "fr": "Vos placements perdent 20 % en un an. Que faites-vous ?", "nl": "Uw beleggingen dalen in een jaar met 20%. Wat doet u?"}, "options": [{"label": {"de": "Ich verkaufe alles", "en": "I sell everything", "fr": "Je vends tout", "nl": "Ik verkoop alles"}, "value": "sell"}, {"label": {"de": "Ich verkaufe einen Teil", "en": "I sell a part", "fr": "Je vends une partie", "nl": "Ik verkoop een deel"}, "value": "part"}, {"label": {"de": "Ich warte ab", "en": "I wait", "fr": "J’attends", "nl": "Ik wacht af"}, "value": "wait"}, {"label": {"de": "Ich kaufe nach", "en": "I buy more", "fr": "J’achète davantage", "nl": "Ik koop bij"}, "value": "buy"}]}, {"key": "preference", "need": "required", "type": "choice", "label": {"de": "Welches Ergebnis über ein Jahr passt am besten zu Ihnen?", "en": "Which result over a year suits you best?", "fr": "Quel résultat sur un an vous convient le mieux ?", "nl": "Welke uitkomst over een jaar past het best bij u?"}, "options": [{"label": {"de": "Zwischen −2 % und +4 %", "en": "Between −2% and +4%", "fr": "Entre −2 % et +4 %", "nl": "Tussen −2% en +4%"}, "value": "low"}, {"label": {"de": "Zwischen −10 % und +12 %", "en": "Between −10% and +12%", "fr": "Entre −10 % et +12 %", "nl": "Tussen −10% en +12%"}, "value": "medium"}, {"label": {"de": "Zwischen −25 % und +25 %", "en": "Between −25% and +25%", "fr": "Entre −25 % et +25 %", "nl": "Tussen −25% en +25%"}, "value": "high"}]}, {"key": "sleep", "need": "required", "type": "choice", "label": {"de": "Schwankungen rauben mir den Schlaf", "en": "Fluctuations keep me awake", "fr": "Les fluctuations m’empêchent de dormir", "nl": "Van schommelingen lig ik wakker"}, "options": [{"label": {"de": "Ja, schnell", "en": "Yes, quickly", "fr": "Oui, rapidement", "nl": "Ja, al snel"}, "value": "often"}, {"label": {"de": "Nur große", "en": "Only large ones", "fr": "Seulement les fortes", "nl": "Alleen grote"}, "value": "sometimes"}, {"label": {"de": "Nie", "en": "Never", "fr": "Jamais", "nl": "Nooit"}, "value": "never"}]}], "minutes": 2}, {"key": "capacity", "title": {"de": "Was Sie tragen können", "en": "What you can bear", "fr": "Ce que vous pouvez supporter", "nl": "Wat u kunt dragen"}, "fields": [{"key": "buffer", "need": "required", "type": "number", "label": {"de": "Wie viele Monate können Sie von Ihren Ersparnissen leben?", "en": "How many months can you live on your savings?", "fr": "Combien de mois pouvez-vous vivre de votre épargne ?", "nl": "Hoeveel maanden kunt u van uw spaargeld leven?"}, "settings": {"maximum": 120, "minimum": 0}}, {"key": "share", "need": "required", "type": "choice", "label": {"de": "Welchen Teil Ihres Vermögens legen Sie bei uns an?", "en": "Which part of your wealth do you invest with us?", "fr": "Quelle part de votre patrimoine nous confiez-vous ?", "nl": "Welk deel van uw vermogen belegt u bij ons?"}, "options": [{"label": {"de": "Weniger als ein Viertel", "en": "Less than a quarter", "fr": "Moins d’un quart", "nl": "Minder dan een kwart"}, "value": "quarter"}, {"label": {"de": "Ein Viertel bis die Hälfte", "en": "A quarter to a half", "fr": "Entre un quart et la moitié", "nl": "Een kwart tot de helft"}, "value": "half"}, {"label": {"de": "Mehr als die Hälfte", "en": "More than half", "fr": "Plus de la moitié", "nl": "Meer dan de helft"}, "value": "more"}]}, {"key": "consequence", "need": "required", "type": "choice", "label": {"de": "Wenn dieses Geld die Hälfte seines Wertes verliert", "en": "If this money loses half its value", "fr": "Si cet argent perdait la moitié de sa valeur", "nl": "Als dit geld de helft van zijn waarde verliest"}, "options": [{"label": {"de": "Ändert sich in meinem Alltag nichts", "en": "It changes nothing in my daily life", "fr": "Rien ne changerait dans ma vie quotidienne", "nl": "Verandert er niets in mijn dagelijks leven"}, "value": "none"}, {"label": {"de": "Müsste ich Pläne ändern", "en": "I would have to change plans", "fr": "Je devrais revoir mes projets", "nl": "Zou ik plannen moeten wijzigen"}, "value": "plans"}, {"label": {"de": "Käme ich in Schwierigkeiten", "en": "I would be in trouble", "fr": "Je serais en difficulté", "nl": "Zou ik in de problemen komen"}, "value": "trouble"}]}, {"key": "borrowed", "need": "required", "type": "yes_no", "label": {"de": "Ist ein Teil des Geldes geliehen?", "en": "Is part of the money borrowed?", "fr": "Une partie de l’argent est-elle empruntée ?", "nl": "Is een deel van het geld geleend?"}}], "minutes": 2}]}, {"key": "sustainability", "title": {"de": "Nachhaltigkeit", "en": "Sustainability", "fr": "Durabilité", "nl": "Duurzaamheid"}, "subsections": [{"key": "preferences", "help": {"de": "Das Gesetz verlangt, dass wir wissen, ob und wie Nachhaltigkeit für Sie zählt.", "en": "The law asks us to know whether and how sustainability counts for you.", "fr": "La loi nous demande de savoir si et comment la durabilité compte pour vous.", "nl": "De wet vraagt ons te weten of en hoe duurzaamheid voor u meetelt."}, "title": {"de": "Ihre Vorstellungen", "en": "Your preferences", "fr": "Vos préférences", "nl": "Uw voorkeuren"}, "fields": [{"key": "matters", "need": "required", "type": "yes_no", "label": {"de": "Soll bei Ihrer Geldanlage auf Nachhaltigkeit geachtet werden?", "en": "Should your money be invested with sustainability in mind?", "fr": "Vos placements doivent-ils tenir compte de la durabilité ?", "nl": "Moet bij het beleggen van uw geld op duurzaamheid worden gelet?"}}, {"key": "aspects", "need": "required", "type": "choices", "label": {"de": "Was ist Ihnen am wichtigsten?", "en": "What matters most?", "fr": "Qu’est-ce qui compte le plus ?", "nl": "Wat weegt het zwaarst?"}, "options": [{"label": {"de": "Klima und Umwelt", "en": "Climate and environment", "fr": "Climat et environnement", "nl": "Klimaat en milieu"}, "value": "climate"}, {"label": {"de": "Menschen und Arbeitsbedingungen", "en": "People and working conditions", "fr": "Les personnes et leurs conditions de travail", "nl": "Mensen en arbeidsomstandigheden"}, "value": "people"}, {"label": {"de": "Gute Unternehmensführung", "en": "Honest management", "fr": "Une gestion responsable", "nl": "Goed bestuur"}, "value": "governance"}], "shown_when": {"!!": [{"var": "sustainability.preferences.matters"}]}}, {"key": "share", "need": "required", "type": "choice", "label": {"de": "Welcher Teil Ihrer Anlagen soll nachhaltig sein?", "en": "How much of your investments should be sustainable?", "fr": "Quelle part de vos placements doit être durable ?", "nl": "Welk deel van uw beleggingen moet duurzaam zijn?"}, "options": [{"label": {"de": "Ein Teil genügt", "en": "A part is fine", "fr": "Une partie suffit", "nl": "Een deel is goed"}, "value": "some"}, {"label": {"de": "Mindestens die Hälfte", "en": "At least half", "fr": "Au moins la moitié", "nl": "Minstens de helft"}, "value": "half"}, {"label": {"de": "So viel wie möglich", "en": "As much as possible", "fr": "Le plus possible", "nl": "Zo veel mogelijk"}, "value": "most"}], "shown_when": {"!!": [{"var": "sustainability.preferences.matters"}]}}, {"key": "exclude", "need": "optional", "type": "choices", "label": {"de": "Worin möchten Sie nicht anlegen?", "en": "What do you want to stay out of?", "fr": "Dans quoi ne souhaitez-vous pas investir ?", "nl": "Waarin wilt u niet beleggen?"}, "options": [{"label": {"de": "Waffen", "en": "Weapons", "fr": "Armes", "nl": "Wapens"}, "value": "weapons"}, {"label": {"de": "Tabak", "en": "Tobacco", "fr": "Tabac", "nl": "Tabak"}, "value": "tobacco"}, {"label": {"de": "Kohle, Öl und Gas", "en": "Coal, oil and gas", "fr": "Charbon, pétrole et gaz", "nl": "Kolen, olie en gas"}, "value": "fossil"}, {"label": {"de": "Glücksspiel", "en": "Gambling", "fr": "Jeux d’argent", "nl": "Kansspelen"}, "value": "gambling"}], "shown_when": {"!!": [{"var": "sustainability.preferences.matters"}]}}], "minutes": 2}]}, {"key": "consents", "title": {"de": "Zum Schluss", "en": "To conclude", "fr": "Pour conclure", "nl": "Tot slot"}, "subsections": [{"key": "agreement", "title": {"de": "Ihre Zustimmung", "en": "Your agreement", "fr": "Votre accord", "nl": "Uw akkoord"}, "fields": [{"key": "truthful", "need": "required", "type": "consent", "label": {"de": "Ich habe wahrheitsgemäß und vollständig geantwortet.", "en": "I have answered truthfully and completely.", "fr": "J’ai répondu de façon sincère et complète.", "nl": "Ik heb naar waarheid en volledig geantwoord."}}, {"key": "changes", "need": "required", "type": "consent", "label": {"de": "Ich teile Ihnen mit, wenn sich etwas Wichtiges ändert.", "en": "I will tell you when something important changes.", "fr": "Je vous signalerai tout changement important.", "nl": "Ik laat het weten als er iets belangrijks verandert."}}], "minutes": 1}]}], "languages": ["en", "nl", "fr", "de"], "client_only": true}', '2026-11-22 01:09:53.25482+00', 3, NULL),
	(4, '4163e08f-5f50-4a57-97f9-0537c34cd1d0', '2026-11-22 01:09:53.278901+00', 1, '{"format": 1, "country": "NL", "minutes": 20, "sections": [{"key": "personal", "title": {"de": "Persönliche Angaben", "en": "Personal details", "fr": "Données personnelles", "nl": "Persoonlijke gegevens"}, "subsections": [{"key": "about_you", "help": {"de": "Bitte schreiben Sie Ihre Namen so, wie sie in Ihrem Pass oder Personalausweis stehen.", "en": "Write your names as they stand on your passport or identity card.", "fr": "Indiquez vos noms tels qu’ils figurent sur votre passeport ou votre carte d’identité.", "nl": "Schrijf uw namen zoals ze op uw paspoort of identiteitskaart staan."}, "title": {"de": "Über Sie", "en": "About you", "fr": "À propos de vous", "nl": "Over u"}, "fields": [{"key": "first_name", "need": "required", "type": "text", "label": {"de": "Vornamen", "en": "First names", "fr": "Prénoms", "nl": "Voornamen"}, "prefill": "first_name", "autocomplete": "given-name"}, {"key": "prefix", "help": {"de": "Zum Beispiel „von“ oder „van“, falls Ihr Name einen hat.", "en": "For example “van” or “de”, if your name has one.", "fr": "Par exemple « de » ou « van », si votre nom en comporte une.", "nl": "Bijvoorbeeld “van” of “de”, als uw naam dat heeft."}, "need": "optional", "type": "text", "label": {"de": "Namenszusatz", "en": "Prefix", "fr": "Particule", "nl": "Tussenvoegsel"}, "prefill": "prefix", "autocomplete": "additional-name"}, {"key": "last_name", "need": "required", "type": "text", "label": {"de": "Nachname", "en": "Last name", "fr": "Nom de famille", "nl": "Achternaam"}, "prefill": "last_name", "autocomplete": "family-name"}, {"key": "birth_date", "need": "required", "type": "date", "label": {"de": "Geburtsdatum", "en": "Date of birth", "fr": "Date de naissance", "nl": "Geboortedatum"}, "prefill": "birth_date", "settings": {"when": "past"}, "autocomplete": "bday"}, {"key": "birth_place", "need": "soft", "type": "text", "label": {"de": "Geburtsort", "en": "Place of birth", "fr": "Lieu de naissance", "nl": "Geboorteplaats"}}, {"key": "nationality", "need": "required", "type": "nationality", "label": {"de": "Staatsangehörigkeit (Land)", "en": "Country of nationality", "fr": "Pays de nationalité", "nl": "Land van nationaliteit"}}], "minutes": 2}, {"key": "marital", "title": {"de": "Familienstand", "en": "Marital status", "fr": "Situation familiale", "nl": "Burgerlijke staat"}, "fields": [{"key": "status", "need": "required", "type": "choice", "label": {"de": "Wie ist Ihr Familienstand?", "en": "What is your marital status?", "fr": "Quelle est votre situation familiale ?", "nl": "Wat is uw burgerlijke staat?"}, "options": [{"label": {"de": "Ledig", "en": "Single", "fr": "Célibataire", "nl": "Alleenstaand"}, "value": "single"}, {"label": {"de": "In nichtehelicher Lebensgemeinschaft", "en": "Living together", "fr": "En concubinage", "nl": "Samenwonend"}, "value": "cohabiting"}, {"label": {"de": "Eingetragene Lebenspartnerschaft", "en": "Registered partnership", "fr": "Partenariat enregistré ou Pacs", "nl": "Geregistreerd partnerschap"}, "value": "partnership"}, {"label": {"de": "Verheiratet", "en": "Married", "fr": "Marié ou mariée", "nl": "Gehuwd"}, "value": "married"}, {"label": {"de": "Geschieden", "en": "Divorced", "fr": "Divorcé ou divorcée", "nl": "Gescheiden"}, "value": "divorced"}, {"label": {"de": "Verwitwet", "en": "Widowed", "fr": "Veuf ou veuve", "nl": "Weduwe of weduwnaar"}, "value": "widowed"}]}, {"key": "regime", "need": "required", "type": "choice", "label": {"de": "Welcher Güterstand gilt für Sie?", "en": "How do you hold your property?", "fr": "Quel est votre régime matrimonial ?", "nl": "Hoe is uw vermogen geregeld?"}, "options": [{"label": {"de": "Gütergemeinschaft", "en": "Everything together (community of property)", "fr": "Communauté de biens", "nl": "Alles samen (gemeenschap van goederen)"}, "value": "community"}, {"label": {"de": "Zugewinngemeinschaft", "en": "Partly together (limited community)", "fr": "Communauté réduite aux acquêts", "nl": "Deels samen (beperkte gemeenschap)"}, "value": "limited"}, {"label": {"de": "Gütertrennung durch notariellen Vertrag", "en": "Apart, by a settlement before a notary", "fr": "Séparation de biens, par contrat devant notaire", "nl": "Gescheiden, met huwelijkse of partnerschapsvoorwaarden"}, "value": "settlement"}, {"label": {"de": "Ich bin nicht sicher", "en": "I am not sure", "fr": "Je ne suis pas certain", "nl": "Dat weet ik niet zeker"}, "value": "unknown"}], "shown_when": {"in": [{"var": "personal.marital.status"}, ["married", "partnership"]]}}, {"key": "agreement", "need": "soft", "type": "yes_no", "label": {"de": "Haben Sie einen Partnerschaftsvertrag?", "en": "Do you have a cohabitation agreement?", "fr": "Avez-vous une convention de cohabitation ?", "nl": "Hebt u een samenlevingscontract?"}, "shown_when": {"==": [{"var": "personal.marital.status"}, "cohabiting"]}}], "minutes": 1}]}, {"key": "contact", "title": {"de": "Kontaktdaten", "en": "Contact details", "fr": "Coordonnées", "nl": "Contactgegevens"}, "subsections": [{"key": "reach", "title": {"de": "Wie wir Sie erreichen", "en": "How we reach you", "fr": "Comment vous joindre", "nl": "Hoe wij u bereiken"}, "fields": [{"key": "email", "need": "required", "type": "email", "label": {"de": "E-Mail-Adresse", "en": "E-mail address", "fr": "Adresse e-mail", "nl": "E-mailadres"}, "prefill": "email", "autocomplete": "email"}, {"key": "phone", "need": "required", "type": "phone", "label": {"de": "Mobilnummer", "en": "Mobile number", "fr": "Numéro de portable", "nl": "Mobiel nummer"}, "prefill": "phone", "autocomplete": "tel"}], "minutes": 1}, {"key": "home", "title": {"de": "Ihre Wohnung", "en": "Where you live", "fr": "Votre domicile", "nl": "Waar u woont"}, "fields": [{"key": "address", "need": "required", "type": "address", "label": {"de": "Wohnanschrift", "en": "Home address", "fr": "Adresse du domicile", "nl": "Woonadres"}}, {"key": "since", "need": "soft", "type": "month", "label": {"de": "Seit wann wohnen Sie dort?", "en": "Since when have you lived there?", "fr": "Depuis quand y habitez-vous ?", "nl": "Sinds wanneer woont u daar?"}, "settings": {"when": "past"}}, {"key": "housing", "need": "required", "type": "choice", "label": {"de": "Wie wohnen Sie dort?", "en": "How do you live there?", "fr": "À quel titre y habitez-vous ?", "nl": "Hoe woont u daar?"}, "options": [{"label": {"de": "Ich wohne zur Miete", "en": "I rent", "fr": "Je suis locataire", "nl": "Ik huur"}, "value": "rent"}, {"label": {"de": "Die Wohnung gehört mir", "en": "I own the home", "fr": "Je suis propriétaire", "nl": "Het is mijn eigen woning"}, "value": "own"}, {"label": {"de": "Bei Eltern oder Familie", "en": "With my parents or family", "fr": "Chez mes parents ou ma famille", "nl": "Bij mijn ouders of familie"}, "value": "family"}, {"label": {"de": "Auf andere Weise", "en": "In another way", "fr": "Autrement", "nl": "Op een andere manier"}, "value": "other"}]}, {"key": "rent", "need": "required", "type": "money", "label": {"de": "Miete pro Monat", "en": "Rent per month", "fr": "Loyer mensuel", "nl": "Huur per maand"}, "shown_when": {"==": [{"var": "contact.home.housing"}, "rent"]}}], "minutes": 2}]}, {"key": "household", "title": {"de": "Haushalt", "en": "Household", "fr": "Foyer", "nl": "Huishouden"}, "subsections": [{"key": "partner", "title": {"de": "Ihre Partnerin oder Ihr Partner", "en": "Your partner", "fr": "Votre conjoint ou partenaire", "nl": "Uw partner"}, "fields": [{"key": "has_partner", "need": "required", "type": "yes_no", "label": {"de": "Leben Sie mit einer Partnerin oder einem Partner zusammen?", "en": "Do you have a partner with whom you share a household?", "fr": "Avez-vous un conjoint ou un partenaire avec qui vous partagez un foyer ?", "nl": "Hebt u een partner met wie u een huishouden deelt?"}}, {"key": "name", "need": "required", "type": "text", "label": {"de": "Name Ihrer Partnerin oder Ihres Partners", "en": "Name of your partner", "fr": "Nom de votre conjoint ou partenaire", "nl": "Naam van uw partner"}, "shown_when": {"!!": [{"var": "household.partner.has_partner"}]}}, {"key": "birth_date", "need": "required", "type": "date", "label": {"de": "Geburtsdatum Ihrer Partnerin oder Ihres Partners", "en": "Date of birth of your partner", "fr": "Date de naissance de votre conjoint ou partenaire", "nl": "Geboortedatum van uw partner"}, "settings": {"when": "past"}, "shown_when": {"!!": [{"var": "household.partner.has_partner"}]}}, {"key": "applies", "need": "required", "type": "yes_no", "label": {"de": "Stellt Ihre Partnerin oder Ihr Partner den Antrag gemeinsam mit Ihnen?", "en": "Does your partner apply together with you?", "fr": "Votre conjoint ou partenaire fait-il la demande avec vous ?", "nl": "Doet uw partner samen met u de aanvraag?"}, "shown_when": {"!!": [{"var": "household.partner.has_partner"}]}}], "minutes": 2}, {"key": "family", "title": {"de": "Kinder", "en": "Children", "fr": "Enfants", "nl": "Kinderen"}, "fields": [{"key": "has_children", "need": "required", "type": "yes_no", "label": {"de": "Haben Sie Kinder oder andere Personen, die Sie unterhalten?", "en": "Do you have children, or others who depend on you?", "fr": "Avez-vous des enfants ou d’autres personnes à charge ?", "nl": "Hebt u kinderen of anderen die van u afhankelijk zijn?"}}], "minutes": 1}, {"key": "children", "title": {"de": "Ihre Kinder", "en": "Your children", "fr": "Vos enfants", "nl": "Uw kinderen"}, "fields": [{"key": "name", "need": "required", "type": "text", "label": {"de": "Vorname", "en": "First name", "fr": "Prénom", "nl": "Voornaam"}}, {"key": "birth_date", "need": "required", "type": "date", "label": {"de": "Geburtsdatum", "en": "Date of birth", "fr": "Date de naissance", "nl": "Geboortedatum"}, "settings": {"when": "past"}}, {"key": "at_home", "need": "required", "type": "choice", "label": {"de": "Wo lebt dieses Kind?", "en": "Where does this child live?", "fr": "Où cet enfant habite-t-il ?", "nl": "Waar woont dit kind?"}, "options": [{"label": {"de": "Bei mir", "en": "With me", "fr": "Chez moi", "nl": "Bij mij"}, "value": "home"}, {"label": {"de": "Teilweise bei mir", "en": "Partly with me", "fr": "En partie chez moi", "nl": "Deels bij mij"}, "value": "shared"}, {"label": {"de": "Anderswo", "en": "Elsewhere", "fr": "Ailleurs", "nl": "Ergens anders"}, "value": "elsewhere"}]}, {"key": "supported", "need": "soft", "type": "yes_no", "label": {"de": "Zahlen Sie für den Unterhalt dieses Kindes?", "en": "Do you pay for this child’s living?", "fr": "Contribuez-vous à son entretien ?", "nl": "Betaalt u voor het levensonderhoud van dit kind?"}, "shown_when": {"==": [{"var": "household.children.at_home"}, "elsewhere"]}}, {"key": "support", "need": "required", "type": "money", "label": {"de": "Wie viel zahlen Sie im Monat?", "en": "What do you pay per month?", "fr": "Combien versez-vous par mois ?", "nl": "Hoeveel betaalt u per maand?"}, "shown_when": {"!!": [{"var": "household.children.supported"}]}}], "repeat": {"add": {"de": "Kind hinzufügen", "en": "Add a child", "fr": "Ajouter un enfant", "nl": "Kind toevoegen"}, "item": {"de": "Kind", "en": "Child", "fr": "Enfant", "nl": "Kind"}, "maximum": 12, "minimum": 1}, "minutes": 2, "shown_when": {"!!": [{"var": "household.family.has_children"}]}}]}, {"key": "identity", "title": {"de": "Identität und Steuern", "en": "Identity and tax", "fr": "Identité et fiscalité", "nl": "Identiteit en belasting"}, "subsections": [{"key": "numbers", "help": {"de": "Wir sind gesetzlich verpflichtet, danach zu fragen, und verwenden sie für nichts anderes.", "en": "The law obliges us to ask for it. We use it for nothing else.", "fr": "La loi nous oblige à vous le demander. Nous ne l’utilisons à aucune autre fin.", "nl": "De wet verplicht ons hiernaar te vragen. Wij gebruiken het nergens anders voor."}, "title": {"de": "Ihre amtliche Nummer", "en": "Your number with the authorities", "fr": "Votre numéro officiel", "nl": "Uw nummer bij de overheid"}, "fields": [{"key": "bsn", "need": "soft", "type": "bsn", "label": {"de": "Niederländische Bürgerservicenummer (BSN)", "en": "Citizen service number (BSN)", "fr": "Numéro de citoyen néerlandais (BSN)", "nl": "Burgerservicenummer (BSN)"}}], "minutes": 1}]}, {"key": "income", "title": {"de": "Arbeit und Einkommen", "en": "Work and income", "fr": "Travail et revenus", "nl": "Werk en inkomen"}, "subsections": [{"key": "overview", "title": {"de": "Woher Ihr Einkommen kommt", "en": "Where your income comes from", "fr": "L’origine de vos revenus", "nl": "Waar uw inkomen vandaan komt"}, "fields": [{"key": "kinds", "help": {"de": "Wählen Sie alles, was zutrifft. Wir fragen dann nur danach.", "en": "Choose everything that applies. We then ask only about that.", "fr": "Choisissez tout ce qui s’applique. Nous ne poserons que les questions utiles.", "nl": "Kies alles wat van toepassing is. Wij vragen dan alleen daarnaar."}, "need": "required", "type": "choices", "label": {"de": "Welche Einkünfte haben Sie?", "en": "Which income do you have?", "fr": "Quels sont vos revenus ?", "nl": "Welk inkomen hebt u?"}, "options": [{"label": {"de": "Aus Anstellung", "en": "From employment", "fr": "D’un emploi salarié", "nl": "Uit loondienst"}, "value": "employed"}, {"label": {"de": "Aus selbstständiger Tätigkeit", "en": "From my own business", "fr": "De mon activité indépendante", "nl": "Uit eigen onderneming"}, "value": "self_employed"}, {"label": {"de": "Rente oder Pension", "en": "Pension", "fr": "Retraite", "nl": "Pensioen"}, "value": "pension"}, {"label": {"de": "Sozialleistung", "en": "Benefit", "fr": "Allocation", "nl": "Uitkering"}, "value": "benefit"}, {"label": {"de": "Aus Vermietung", "en": "From letting property", "fr": "Locatifs", "nl": "Uit verhuur"}, "value": "rental"}, {"label": {"de": "Anderes", "en": "Something else", "fr": "Autres", "nl": "Iets anders"}, "value": "other"}, {"label": {"de": "Kein Einkommen", "en": "No income", "fr": "Aucun revenu", "nl": "Geen inkomen"}, "value": "none"}]}], "minutes": 1}, {"key": "jobs", "title": {"de": "Anstellung", "en": "Employment", "fr": "Emploi salarié", "nl": "Loondienst"}, "fields": [{"key": "employer", "need": "required", "type": "text", "label": {"de": "Arbeitgeber", "en": "Employer", "fr": "Employeur", "nl": "Werkgever"}, "autocomplete": "organization"}, {"key": "contract", "need": "required", "type": "choice", "label": {"de": "Art des Vertrags", "en": "Kind of contract", "fr": "Type de contrat", "nl": "Soort contract"}, "options": [{"label": {"de": "Unbefristet", "en": "Permanent", "fr": "À durée indéterminée", "nl": "Vast, voor onbepaalde tijd"}, "value": "permanent"}, {"label": {"de": "Befristet", "en": "Temporary", "fr": "À durée déterminée", "nl": "Tijdelijk, voor bepaalde tijd"}, "value": "temporary"}, {"label": {"de": "Über eine Zeitarbeitsfirma", "en": "Through an agency", "fr": "Intérim", "nl": "Via een uitzendbureau"}, "value": "agency"}, {"label": {"de": "Auf Abruf", "en": "On call", "fr": "À l’appel", "nl": "Op oproepbasis"}, "value": "flexible"}]}, {"key": "since", "need": "required", "type": "date", "label": {"de": "Beschäftigt seit", "en": "In service since", "fr": "En fonction depuis", "nl": "In dienst sinds"}, "settings": {"when": "past"}}, {"key": "probation", "need": "required", "type": "yes_no", "label": {"de": "Sind Sie noch in der Probezeit?", "en": "Are you still on probation?", "fr": "Êtes-vous encore en période d’essai ?", "nl": "Zit u nog in uw proeftijd?"}, "shown_when": {"==": [{"var": "income.jobs.contract"}, "permanent"]}}, {"key": "until", "need": "required", "type": "date", "label": {"de": "Der Vertrag endet am", "en": "The contract ends on", "fr": "Le contrat prend fin le", "nl": "Het contract eindigt op"}, "settings": {"when": "future"}, "shown_when": {"==": [{"var": "income.jobs.contract"}, "temporary"]}}, {"key": "intention", "help": {"de": "Eine Absichtserklärung Ihres Arbeitgebers hilft bei einem Darlehen.", "en": "A declaration of intent from your employer helps with a mortgage.", "fr": "Une déclaration d’intention de votre employeur est utile pour un prêt.", "nl": "Een intentieverklaring van uw werkgever helpt bij een hypotheek."}, "need": "soft", "type": "yes_no", "label": {"de": "Will Ihr Arbeitgeber Sie weiter beschäftigen?", "en": "Does your employer intend to keep you on?", "fr": "Votre employeur a-t-il l’intention de vous garder ?", "nl": "Is uw werkgever van plan u in dienst te houden?"}, "shown_when": {"in": [{"var": "income.jobs.contract"}, ["temporary", "agency"]]}}, {"key": "gross", "help": {"de": "Ohne Urlaubsgeld und sonstige Zulagen. Es steht auf Ihrer Gehaltsabrechnung.", "en": "Without holiday pay and other extras. It stands on your payslip or annual statement.", "fr": "Sans pécule de vacances ni autres suppléments. Il figure sur votre fiche de paie.", "nl": "Zonder vakantiegeld en andere extra’s. Het staat op uw loonstrook of jaaropgave."}, "need": "required", "type": "money", "label": {"de": "Bruttoeinkommen pro Jahr", "en": "Gross income per year", "fr": "Revenu annuel brut", "nl": "Bruto-inkomen per jaar"}}, {"key": "holiday_pay", "need": "soft", "type": "money", "label": {"de": "Urlaubsgeld pro Jahr", "en": "Holiday pay per year", "fr": "Pécule de vacances par an", "nl": "Vakantiegeld per jaar"}}, {"key": "extra_month", "need": "soft", "type": "yes_no", "label": {"de": "Erhalten Sie ein dreizehntes Monatsgehalt?", "en": "Do you get a thirteenth month?", "fr": "Percevez-vous un treizième mois ?", "nl": "Krijgt u een dertiende maand?"}}], "repeat": {"add": {"de": "Stelle hinzufügen", "en": "Add a job", "fr": "Ajouter un emploi", "nl": "Baan toevoegen"}, "item": {"de": "Stelle", "en": "Job", "fr": "Emploi", "nl": "Baan"}, "maximum": 5, "minimum": 1}, "minutes": 3, "shown_when": {"in": ["employed", {"var": "income.overview.kinds"}]}}, {"key": "business", "title": {"de": "Ihr Unternehmen", "en": "Your own business", "fr": "Votre activité indépendante", "nl": "Uw onderneming"}, "fields": [{"key": "name", "need": "required", "type": "text", "label": {"de": "Name des Unternehmens", "en": "Name of the business", "fr": "Nom de l’entreprise", "nl": "Naam van de onderneming"}, "autocomplete": "organization"}, {"key": "form", "need": "required", "type": "choice", "label": {"de": "Rechtsform", "en": "Legal form", "fr": "Forme juridique", "nl": "Rechtsvorm"}, "options": [{"label": {"de": "Einzelunternehmen", "en": "Sole trader", "fr": "Entreprise individuelle", "nl": "Eenmanszaak"}, "value": "sole"}, {"label": {"de": "Personengesellschaft", "en": "Partnership", "fr": "Société de personnes", "nl": "Vennootschap onder firma of maatschap"}, "value": "partnership"}, {"label": {"de": "GmbH oder ähnliche", "en": "Private company", "fr": "Société à responsabilité limitée", "nl": "Besloten vennootschap"}, "value": "company"}]}, {"key": "kvk", "need": "required", "type": "kvk", "label": {"de": "Niederländische Handelskammernummer (KvK)", "en": "Chamber of Commerce number (KvK)", "fr": "Numéro à la Chambre de commerce (KvK)", "nl": "KvK-nummer"}}, {"key": "started_on", "need": "required", "type": "month", "label": {"de": "Gegründet im", "en": "Started in", "fr": "Début de l’activité", "nl": "Gestart in"}, "settings": {"when": "past"}}, {"key": "profit_1", "need": "required", "type": "money", "label": {"de": "Gewinn des letzten Jahres", "en": "Profit of last year", "fr": "Bénéfice de l’année dernière", "nl": "Winst van afgelopen jaar"}, "settings": {"minimum": -100000000}}, {"key": "profit_2", "need": "soft", "type": "money", "label": {"de": "Gewinn des Vorjahres", "en": "Profit of the year before", "fr": "Bénéfice de l’année précédente", "nl": "Winst van het jaar daarvoor"}, "settings": {"minimum": -100000000}}, {"key": "profit_3", "need": "soft", "type": "money", "label": {"de": "Gewinn vor drei Jahren", "en": "Profit of three years ago", "fr": "Bénéfice d’il y a trois ans", "nl": "Winst van drie jaar geleden"}, "settings": {"minimum": -100000000}}], "minutes": 3, "shown_when": {"in": ["self_employed", {"var": "income.overview.kinds"}]}}, {"key": "pension", "title": {"de": "Rente", "en": "Pension", "fr": "Retraite", "nl": "Pensioen"}, "fields": [{"key": "provider", "need": "soft", "type": "text", "label": {"de": "Pensionskasse oder Versicherer", "en": "Pension fund or insurer", "fr": "Caisse de retraite ou assureur", "nl": "Pensioenfonds of verzekeraar"}}, {"key": "amount", "need": "required", "type": "money", "label": {"de": "Sonstige Rente pro Monat, brutto", "en": "Other pension per month, gross", "fr": "Retraite complémentaire brute par mois", "nl": "Overig pensioen per maand, bruto"}}], "minutes": 1, "shown_when": {"in": ["pension", {"var": "income.overview.kinds"}]}}, {"key": "benefit", "title": {"de": "Sozialleistung", "en": "Benefit", "fr": "Allocation", "nl": "Uitkering"}, "fields": [{"key": "kind", "need": "required", "type": "choice", "label": {"de": "Art der Leistung", "en": "Kind of benefit", "fr": "Type d’allocation", "nl": "Soort uitkering"}, "options": [{"label": {"de": "Erwerbsminderung", "en": "Disability", "fr": "Invalidité", "nl": "Arbeidsongeschiktheid"}, "value": "disability"}, {"label": {"de": "Arbeitslosigkeit", "en": "Unemployment", "fr": "Chômage", "nl": "Werkloosheid"}, "value": "unemployment"}, {"label": {"de": "Hinterbliebene", "en": "Survivor’s benefit", "fr": "Survie", "nl": "Nabestaanden"}, "value": "survivor"}, {"label": {"de": "Eine andere Leistung", "en": "Another benefit", "fr": "Autre allocation", "nl": "Een andere uitkering"}, "value": "other"}]}, {"key": "amount", "need": "required", "type": "money", "label": {"de": "Brutto pro Monat", "en": "Gross per month", "fr": "Montant brut par mois", "nl": "Bruto per maand"}}, {"key": "until", "need": "soft", "type": "month", "label": {"de": "Wie lange läuft sie?", "en": "Until when does it run?", "fr": "Jusqu’à quand est-elle versée ?", "nl": "Tot wanneer loopt deze?"}, "settings": {"when": "future"}}], "minutes": 1, "shown_when": {"in": ["benefit", {"var": "income.overview.kinds"}]}}, {"key": "other", "title": {"de": "Weitere Einkünfte", "en": "Other income", "fr": "Autres revenus", "nl": "Overig inkomen"}, "fields": [{"key": "kind", "need": "required", "type": "choice", "label": {"de": "Woher stammt sie?", "en": "Where does it come from?", "fr": "D’où provient-il ?", "nl": "Waar komt het vandaan?"}, "options": [{"label": {"de": "Erhaltener Unterhalt", "en": "Maintenance received", "fr": "Pension alimentaire reçue", "nl": "Ontvangen alimentatie"}, "value": "alimony"}, {"label": {"de": "Dividenden oder Zinsen", "en": "Dividend or interest", "fr": "Dividendes ou intérêts", "nl": "Dividend of rente"}, "value": "dividend"}, {"label": {"de": "Leibrente", "en": "Annuity", "fr": "Rente viagère", "nl": "Lijfrente"}, "value": "annuity"}, {"label": {"de": "Anderes", "en": "Something else", "fr": "Autre", "nl": "Iets anders"}, "value": "other"}]}, {"key": "amount", "need": "required", "type": "money", "label": {"de": "Brutto pro Jahr", "en": "Gross per year", "fr": "Montant brut par an", "nl": "Bruto per jaar"}}, {"key": "until", "need": "optional", "type": "month", "label": {"de": "Endet im", "en": "Ends in", "fr": "Prend fin en", "nl": "Eindigt in"}, "settings": {"when": "future"}}], "repeat": {"add": {"de": "Weitere Einkunft hinzufügen", "en": "Add other income", "fr": "Ajouter un revenu", "nl": "Ander inkomen toevoegen"}, "item": {"de": "Einkunft", "en": "Income", "fr": "Revenu", "nl": "Inkomen"}, "maximum": 8, "minimum": 1}, "minutes": 1, "shown_when": {"in": ["other", {"var": "income.overview.kinds"}]}}]}, {"key": "assets", "title": {"de": "Vermögen", "en": "Assets", "fr": "Patrimoine", "nl": "Bezittingen"}, "subsections": [{"key": "savings", "title": {"de": "Ersparnisse und Konten", "en": "Savings and accounts", "fr": "Épargne et comptes", "nl": "Spaargeld en rekeningen"}, "fields": [{"key": "iban", "help": {"de": "Das Konto, das Sie für Zahlungen nutzen.", "en": "The account that you use for payments.", "fr": "Le compte que vous utilisez pour vos paiements.", "nl": "De rekening die u voor betalingen gebruikt."}, "need": "required", "type": "iban", "label": {"de": "Kontonummer (IBAN)", "en": "Account number (IBAN)", "fr": "Numéro de compte (IBAN)", "nl": "Rekeningnummer (IBAN)"}}, {"key": "total", "need": "required", "type": "money", "label": {"de": "Summe Ihrer Ersparnisse", "en": "Total of your savings", "fr": "Total de votre épargne", "nl": "Totaal van uw spaargeld"}}], "minutes": 2}, {"key": "own_home", "title": {"de": "Ihre jetzige Immobilie", "en": "Your present home", "fr": "Votre logement actuel", "nl": "Uw huidige woning"}, "fields": [{"key": "value", "need": "required", "type": "money", "label": {"de": "Wert der Immobilie", "en": "Value of the home", "fr": "Valeur du logement", "nl": "Waarde van de woning"}}, {"key": "mortgage", "need": "required", "type": "yes_no", "label": {"de": "Ist sie mit einem Darlehen belastet?", "en": "Is there a mortgage on it?", "fr": "Est-il grevé d’un prêt ?", "nl": "Zit er een hypotheek op?"}}, {"key": "lender", "need": "required", "type": "text", "label": {"de": "Darlehensgeber", "en": "Lender", "fr": "Prêteur", "nl": "Geldverstrekker"}, "shown_when": {"!!": [{"var": "assets.own_home.mortgage"}]}}, {"key": "balance", "need": "required", "type": "money", "label": {"de": "Restschuld", "en": "What is still owed", "fr": "Capital restant dû", "nl": "Resterende schuld"}, "shown_when": {"!!": [{"var": "assets.own_home.mortgage"}]}}, {"key": "plan", "need": "required", "type": "choice", "label": {"de": "Was geschieht mit dieser Immobilie?", "en": "What happens with this home?", "fr": "Que deviendra ce logement ?", "nl": "Wat gebeurt er met deze woning?"}, "options": [{"label": {"de": "Ich verkaufe sie", "en": "I sell it", "fr": "Je le vends", "nl": "Ik verkoop deze"}, "value": "sell"}, {"label": {"de": "Ich bleibe darin wohnen", "en": "I stay in it", "fr": "J’y reste", "nl": "Ik blijf er wonen"}, "value": "keep"}, {"label": {"de": "Ich vermiete sie", "en": "I let it", "fr": "Je le mets en location", "nl": "Ik verhuur deze"}, "value": "let"}, {"label": {"de": "Sie ist schon verkauft", "en": "It is already sold", "fr": "Il est déjà vendu", "nl": "Deze is al verkocht"}, "value": "sold"}]}], "minutes": 2, "shown_when": {"==": [{"var": "contact.home.housing"}, "own"]}}]}, {"key": "liabilities", "title": {"de": "Schulden und Verpflichtungen", "en": "Debts and obligations", "fr": "Dettes et engagements", "nl": "Schulden en verplichtingen"}, "subsections": [{"key": "overview", "title": {"de": "Was Sie schulden", "en": "What you owe", "fr": "Ce que vous devez", "nl": "Wat u verschuldigd bent"}, "fields": [{"key": "has_debts", "help": {"de": "Dazu zählen auch ein nicht genutzter Kreditrahmen, Privatleasing und Ratenkäufe.", "en": "Also count a credit limit that you do not use, a private lease and buying on credit.", "fr": "Comptez aussi une réserve de crédit non utilisée, une location longue durée et les achats à crédit.", "nl": "Tel ook een kredietlimiet mee die u niet gebruikt, private lease en kopen op afbetaling."}, "need": "required", "type": "yes_no", "label": {"de": "Haben Sie Kredite oder andere Schulden, außer einem Immobiliendarlehen?", "en": "Do you have loans or other debts, apart from a mortgage?", "fr": "Avez-vous des emprunts ou d’autres dettes, hors prêt immobilier ?", "nl": "Hebt u leningen of andere schulden, naast een hypotheek?"}}, {"key": "student", "need": "required", "type": "yes_no", "label": {"de": "Haben Sie ein Studiendarlehen?", "en": "Do you have a student loan?", "fr": "Avez-vous un prêt étudiant ?", "nl": "Hebt u een studieschuld?"}}, {"key": "alimony", "need": "required", "type": "yes_no", "label": {"de": "Zahlen Sie Unterhalt an eine frühere Partnerin oder einen früheren Partner?", "en": "Do you pay maintenance to a former partner?", "fr": "Versez-vous une pension à un ancien conjoint ?", "nl": "Betaalt u partneralimentatie?"}}], "minutes": 1}, {"key": "debts", "title": {"de": "Ihre Kredite", "en": "Your loans", "fr": "Vos emprunts", "nl": "Uw leningen"}, "fields": [{"key": "kind", "need": "required", "type": "choice", "label": {"de": "Art des Kredits", "en": "Kind of loan", "fr": "Type d’emprunt", "nl": "Soort lening"}, "options": [{"label": {"de": "Ratenkredit", "en": "Personal loan", "fr": "Prêt personnel", "nl": "Persoonlijke lening"}, "value": "personal"}, {"label": {"de": "Rahmenkredit oder Kreditkarte", "en": "Revolving credit or credit card", "fr": "Crédit renouvelable ou carte de crédit", "nl": "Doorlopend krediet of creditcard"}, "value": "revolving"}, {"label": {"de": "Privatleasing", "en": "Private lease", "fr": "Location longue durée", "nl": "Private lease"}, "value": "lease"}, {"label": {"de": "Von Familie oder Freunden", "en": "From family or friends", "fr": "Auprès de proches", "nl": "Van familie of vrienden"}, "value": "family"}, {"label": {"de": "Steuerschuld", "en": "Tax debt", "fr": "Dette fiscale", "nl": "Belastingschuld"}, "value": "tax"}, {"label": {"de": "Eine andere Schuld", "en": "Another debt", "fr": "Autre dette", "nl": "Een andere schuld"}, "value": "other"}]}, {"key": "lender", "need": "required", "type": "text", "label": {"de": "Kreditgeber", "en": "Lender", "fr": "Prêteur", "nl": "Geldverstrekker"}}, {"key": "limit", "need": "required", "type": "money", "label": {"de": "Kreditrahmen", "en": "Credit limit", "fr": "Plafond de crédit", "nl": "Kredietlimiet"}, "shown_when": {"==": [{"var": "liabilities.debts.kind"}, "revolving"]}}, {"key": "balance", "need": "required", "type": "money", "label": {"de": "Restschuld", "en": "What is still owed", "fr": "Solde restant dû", "nl": "Resterende schuld"}, "shown_when": {"!": [{"==": [{"var": "liabilities.debts.kind"}, "lease"]}]}}, {"key": "monthly", "need": "required", "type": "money", "label": {"de": "Monatliche Rate", "en": "What you pay per month", "fr": "Mensualité", "nl": "Wat u per maand betaalt"}}, {"key": "repaid", "need": "soft", "type": "yes_no", "label": {"de": "Lösen Sie ihn vor Beginn des neuen Darlehens ab?", "en": "Will you repay it before the new loan starts?", "fr": "Sera-t-il remboursé avant le nouveau prêt ?", "nl": "Lost u deze af voordat de nieuwe lening ingaat?"}}], "repeat": {"add": {"de": "Kredit hinzufügen", "en": "Add a loan", "fr": "Ajouter un emprunt", "nl": "Lening toevoegen"}, "item": {"de": "Kredit", "en": "Loan", "fr": "Emprunt", "nl": "Lening"}, "maximum": 12, "minimum": 1}, "minutes": 3, "shown_when": {"!!": [{"var": "liabilities.overview.has_debts"}]}}, {"key": "student", "title": {"de": "Studiendarlehen", "en": "Student loan", "fr": "Prêt étudiant", "nl": "Studieschuld"}, "fields": [{"key": "original", "need": "required", "type": "money", "label": {"de": "Betrag zu Beginn der Rückzahlung", "en": "Amount at the start of repayment", "fr": "Montant au début du remboursement", "nl": "Bedrag bij aanvang van de aflossing"}}, {"key": "balance", "need": "required", "type": "money", "label": {"de": "Restschuld", "en": "What is still owed", "fr": "Solde restant dû", "nl": "Resterende schuld"}}], "minutes": 1, "shown_when": {"!!": [{"var": "liabilities.overview.student"}]}}, {"key": "maintenance", "title": {"de": "Unterhalt", "en": "Maintenance", "fr": "Pension alimentaire", "nl": "Alimentatie"}, "fields": [{"key": "monthly", "need": "required", "type": "money", "label": {"de": "Was Sie monatlich zahlen", "en": "What you pay per month", "fr": "Montant mensuel versé", "nl": "Wat u per maand betaalt"}}], "minutes": 1, "shown_when": {"!!": [{"var": "liabilities.overview.alimony"}]}}]}, {"key": "property", "title": {"de": "Die Immobilie", "en": "The home", "fr": "Le bien", "nl": "De woning"}, "subsections": [{"key": "plans", "title": {"de": "Ihre Pläne", "en": "Your plans", "fr": "Vos projets", "nl": "Uw plannen"}, "fields": [{"key": "purpose", "need": "required", "type": "choice", "label": {"de": "Was haben Sie vor?", "en": "What do you want to do?", "fr": "Que souhaitez-vous faire ?", "nl": "Wat wilt u doen?"}, "options": [{"label": {"de": "Meine erste Immobilie kaufen", "en": "Buy my first home", "fr": "Acheter mon premier logement", "nl": "Mijn eerste woning kopen"}, "value": "first"}, {"label": {"de": "Eine andere Immobilie kaufen", "en": "Buy my next home", "fr": "Acheter un autre logement", "nl": "Een volgende woning kopen"}, "value": "move"}, {"label": {"de": "Mein jetziges Darlehen umschulden", "en": "Refinance my present mortgage", "fr": "Renégocier mon prêt actuel", "nl": "Mijn huidige hypotheek oversluiten"}, "value": "refinance"}, {"label": {"de": "Mein Darlehen aufstocken", "en": "Raise my mortgage", "fr": "Augmenter mon prêt", "nl": "Mijn hypotheek verhogen"}, "value": "raise"}, {"label": {"de": "Eine Immobilie zur Vermietung kaufen", "en": "Buy a home to let", "fr": "Acheter un bien à louer", "nl": "Een woning kopen voor verhuur"}, "value": "let"}]}, {"key": "found", "need": "required", "type": "yes_no", "label": {"de": "Haben Sie schon eine Immobilie gefunden?", "en": "Have you found a home already?", "fr": "Avez-vous déjà trouvé un bien ?", "nl": "Hebt u al een woning gevonden?"}, "shown_when": {"in": [{"var": "property.plans.purpose"}, ["first", "move", "let"]]}}, {"key": "budget", "need": "soft", "type": "money", "label": {"de": "Wie viel möchten Sie für eine Immobilie ausgeben?", "en": "What do you want to spend on a home?", "fr": "Quel budget souhaitez-vous y consacrer ?", "nl": "Hoeveel wilt u aan een woning uitgeven?"}, "shown_when": {"==": [{"var": "property.plans.found"}, false]}}], "minutes": 1}, {"key": "home", "title": {"de": "Die Immobilie, die Sie kaufen", "en": "The home you are buying", "fr": "Le bien que vous achetez", "nl": "De woning die u koopt"}, "fields": [{"key": "address", "need": "required", "type": "address", "label": {"de": "Anschrift der Immobilie", "en": "Address of the home", "fr": "Adresse du bien", "nl": "Adres van de woning"}}, {"key": "kind", "need": "required", "type": "choice", "label": {"de": "Art der Immobilie", "en": "Kind of home", "fr": "Type de bien", "nl": "Soort woning"}, "options": [{"label": {"de": "Haus", "en": "House", "fr": "Maison", "nl": "Huis"}, "value": "house"}, {"label": {"de": "Wohnung", "en": "Flat", "fr": "Appartement", "nl": "Appartement"}, "value": "flat"}, {"label": {"de": "Baugrundstück", "en": "Land to build on", "fr": "Terrain à bâtir", "nl": "Bouwgrond"}, "value": "land"}]}, {"key": "price", "need": "required", "type": "money", "label": {"de": "Kaufpreis", "en": "Purchase price", "fr": "Prix d’achat", "nl": "Koopprijs"}}, {"key": "energy", "need": "soft", "type": "choice", "label": {"de": "Energieausweis", "en": "Energy label", "fr": "Étiquette énergétique", "nl": "Energielabel"}, "options": [{"label": {"de": "A+++ oder besser", "en": "A+++ or better", "fr": "A+++ ou mieux", "nl": "A+++ of beter"}, "value": "a4"}, {"label": {"de": "A bis A++", "en": "A to A++", "fr": "A à A++", "nl": "A tot en met A++"}, "value": "a"}, {"label": {"de": "B", "en": "B", "fr": "B", "nl": "B"}, "value": "b"}, {"label": {"de": "C oder D", "en": "C or D", "fr": "C ou D", "nl": "C of D"}, "value": "cd"}, {"label": {"de": "E, F oder G", "en": "E, F or G", "fr": "E, F ou G", "nl": "E, F of G"}, "value": "efg"}, {"label": {"de": "Das weiß ich nicht", "en": "I do not know", "fr": "Je ne sais pas", "nl": "Dat weet ik niet"}, "value": "unknown"}]}, {"key": "delivery", "need": "soft", "type": "date", "label": {"de": "Tag der Übergabe", "en": "Date of transfer", "fr": "Date de l’acte", "nl": "Datum van levering"}, "settings": {"when": "future"}}], "minutes": 3, "shown_when": {"!!": [{"var": "property.plans.found"}]}}]}, {"key": "loan", "title": {"de": "Wünsche zum Darlehen", "en": "Wishes for the loan", "fr": "Souhaits pour le prêt", "nl": "Wensen voor de lening"}, "subsections": [{"key": "wishes", "title": {"de": "Was Sie sich vorstellen", "en": "What you have in mind", "fr": "Ce que vous envisagez", "nl": "Wat u voor ogen hebt"}, "fields": [{"key": "amount", "need": "soft", "type": "money", "label": {"de": "Wie viel möchten Sie aufnehmen?", "en": "How much do you want to borrow?", "fr": "Combien souhaitez-vous emprunter ?", "nl": "Hoeveel wilt u lenen?"}}, {"key": "own_money", "need": "required", "type": "money", "label": {"de": "Wie viel Eigenkapital bringen Sie ein?", "en": "How much of your own money do you put in?", "fr": "Quel apport personnel prévoyez-vous ?", "nl": "Hoeveel eigen geld brengt u in?"}}, {"key": "monthly", "need": "required", "type": "money", "label": {"de": "Welche monatliche Rate ist für Sie angenehm?", "en": "What is a comfortable amount per month?", "fr": "Quelle mensualité vous semble confortable ?", "nl": "Welk bedrag per maand voelt goed?"}}], "minutes": 2}, {"key": "shape", "title": {"de": "Wie das Darlehen gestaltet sein soll", "en": "How the loan should work", "fr": "Le fonctionnement du prêt", "nl": "Hoe de lening moet werken"}, "fields": [{"key": "repayment", "need": "required", "type": "choice", "label": {"de": "Wie möchten Sie tilgen?", "en": "How do you want to repay?", "fr": "Comment souhaitez-vous rembourser ?", "nl": "Hoe wilt u aflossen?"}, "options": [{"label": {"de": "Gleiche Raten (Annuität)", "en": "The same amount each month (annuity)", "fr": "Mensualités constantes", "nl": "Elke maand hetzelfde bedrag (annuïtair)"}, "value": "annuity"}, {"label": {"de": "Fallende Raten (linear)", "en": "A falling amount (linear)", "fr": "Amortissement constant", "nl": "Een dalend bedrag (lineair)"}, "value": "linear"}, {"label": {"de": "Nur Zinsen (endfällig)", "en": "Only interest", "fr": "In fine, intérêts seuls", "nl": "Alleen rente (aflossingsvrij)"}, "value": "interest"}, {"label": {"de": "Eine Kombination", "en": "A mix", "fr": "Une combinaison", "nl": "Een combinatie"}, "value": "mix"}, {"label": {"de": "Dazu wünsche ich Rat", "en": "I would like advice", "fr": "Je souhaite être conseillé ou conseillée", "nl": "Daarover wil ik advies"}, "value": "unknown"}]}, {"key": "fixed", "need": "required", "type": "choice", "label": {"de": "Wie lange soll der Zins fest sein?", "en": "How long should the interest stay the same?", "fr": "Pendant combien de temps le taux doit-il être fixe ?", "nl": "Hoelang moet de rente vaststaan?"}, "options": [{"label": {"de": "Er darf sich jederzeit ändern", "en": "It may change at any time", "fr": "Il peut varier à tout moment", "nl": "Deze mag altijd veranderen"}, "value": "variable"}, {"label": {"de": "Etwa 5 Jahre", "en": "About 5 years", "fr": "Environ 5 ans", "nl": "Ongeveer 5 jaar"}, "value": "y5"}, {"label": {"de": "Etwa 10 Jahre", "en": "About 10 years", "fr": "Environ 10 ans", "nl": "Ongeveer 10 jaar"}, "value": "y10"}, {"label": {"de": "Etwa 20 Jahre", "en": "About 20 years", "fr": "Environ 20 ans", "nl": "Ongeveer 20 jaar"}, "value": "y20"}, {"label": {"de": "Die ganze Laufzeit", "en": "The whole term", "fr": "Toute la durée", "nl": "De hele looptijd"}, "value": "y30"}]}, {"key": "guarantee", "need": "soft", "type": "choice", "label": {"de": "Möchten Sie die niederländische Garantie NHG?", "en": "Do you want the national mortgage guarantee (NHG)?", "fr": "Souhaitez-vous la garantie nationale néerlandaise (NHG) ?", "nl": "Wilt u Nationale Hypotheek Garantie (NHG)?"}, "options": [{"label": {"de": "Ja, wenn möglich", "en": "Yes, if it is possible", "fr": "Oui, si possible", "nl": "Ja, als dat kan"}, "value": "yes"}, {"label": {"de": "Nein", "en": "No", "fr": "Non", "nl": "Nee"}, "value": "no"}, {"label": {"de": "Dazu wünsche ich Rat", "en": "I would like advice", "fr": "Je souhaite être conseillé ou conseillée", "nl": "Daarover wil ik advies"}, "value": "unknown"}]}], "minutes": 2}]}, {"key": "consents", "title": {"de": "Zum Schluss", "en": "To conclude", "fr": "Pour conclure", "nl": "Tot slot"}, "subsections": [{"key": "agreement", "title": {"de": "Ihre Zustimmung", "en": "Your agreement", "fr": "Votre accord", "nl": "Uw akkoord"}, "fields": [{"key": "truthful", "need": "required", "type": "consent", "label": {"de": "Ich habe wahrheitsgemäß und vollständig geantwortet.", "en": "I have answered truthfully and completely.", "fr": "J’ai répondu de façon sincère et complète.", "nl": "Ik heb naar waarheid en volledig geantwoord."}}, {"key": "privacy", "need": "required", "type": "consent", "label": {"de": "Ich habe gelesen, wie meine Daten verwendet und aufbewahrt werden.", "en": "I have read how my data are used and kept.", "fr": "J’ai lu comment mes données sont utilisées et conservées.", "nl": "Ik heb gelezen hoe mijn gegevens worden gebruikt en bewaard."}}], "minutes": 1}]}], "languages": ["en", "nl", "fr", "de"], "client_only": false}', '2026-11-22 01:09:53.278848+00', 4, NULL);


--
-- Data for Name: flows_item; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: invites_invite; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: notifications_message; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: otp_static_staticdevice; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: otp_static_statictoken; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: otp_totp_totpdevice; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: outbox_effect; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Data for Name: two_factor_webauthn_webauthndevice; Type: TABLE DATA; Schema: t_0000000000000000; Owner: -
--



--
-- Name: accounts_account_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.accounts_account_id_seq', 1, false);


--
-- Name: accounts_account_roles_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.accounts_account_roles_id_seq', 1, false);


--
-- Name: accounts_accounttoken_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.accounts_accounttoken_id_seq', 1, false);


--
-- Name: accounts_backupdevice_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.accounts_backupdevice_id_seq', 1, false);


--
-- Name: accounts_knowndevice_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.accounts_knowndevice_id_seq', 1, false);


--
-- Name: accounts_resetrequest_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.accounts_resetrequest_id_seq', 1, false);


--
-- Name: accounts_role_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.accounts_role_id_seq', 6, true);


--
-- Name: accounts_securitypolicy_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.accounts_securitypolicy_id_seq', 1, false);


--
-- Name: accounts_smsdevice_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.accounts_smsdevice_id_seq', 1, false);


--
-- Name: accounts_throttle_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.accounts_throttle_id_seq', 1, false);


--
-- Name: activity_entry_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.activity_entry_id_seq', 1, false);


--
-- Name: auth_group_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.auth_group_id_seq', 1, false);


--
-- Name: auth_group_permissions_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.auth_group_permissions_id_seq', 1, false);


--
-- Name: auth_permission_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.auth_permission_id_seq', 1, false);


--
-- Name: customers_customer_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.customers_customer_id_seq', 1, false);


--
-- Name: customers_customerparty_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.customers_customerparty_id_seq', 1, false);


--
-- Name: customers_numberseries_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.customers_numberseries_id_seq', 1, false);


--
-- Name: customers_party_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.customers_party_id_seq', 1, false);


--
-- Name: django_content_type_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.django_content_type_id_seq', 1, false);


--
-- Name: django_migrations_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.django_migrations_id_seq', 42, true);


--
-- Name: documents_delivery_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.documents_delivery_id_seq', 1, false);


--
-- Name: documents_documentrequest_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.documents_documentrequest_id_seq', 1, false);


--
-- Name: documents_documenttype_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.documents_documenttype_id_seq', 28, true);


--
-- Name: documents_review_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.documents_review_id_seq', 1, false);


--
-- Name: documents_storedfile_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.documents_storedfile_id_seq', 1, false);


--
-- Name: documents_upload_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.documents_upload_id_seq', 1, false);


--
-- Name: dossiers_actionpoint_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.dossiers_actionpoint_id_seq', 1, false);


--
-- Name: dossiers_dossier_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.dossiers_dossier_id_seq', 1, false);


--
-- Name: dossiers_dossiernote_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.dossiers_dossiernote_id_seq', 1, false);


--
-- Name: dossiers_product_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.dossiers_product_id_seq', 1, false);


--
-- Name: dossiers_progresschange_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.dossiers_progresschange_id_seq', 1, false);


--
-- Name: dossiers_stage_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.dossiers_stage_id_seq', 25, true);


--
-- Name: dossiers_stagechange_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.dossiers_stagechange_id_seq', 1, false);


--
-- Name: dossiers_workflow_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.dossiers_workflow_id_seq', 4, true);


--
-- Name: flows_answer_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.flows_answer_id_seq', 1, false);


--
-- Name: flows_answerchange_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.flows_answerchange_id_seq', 1, false);


--
-- Name: flows_flow_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.flows_flow_id_seq', 4, true);


--
-- Name: flows_flowrun_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.flows_flowrun_id_seq', 1, false);


--
-- Name: flows_flowversion_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.flows_flowversion_id_seq', 4, true);


--
-- Name: flows_item_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.flows_item_id_seq', 1, false);


--
-- Name: invites_invite_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.invites_invite_id_seq', 1, false);


--
-- Name: notifications_message_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.notifications_message_id_seq', 1, false);


--
-- Name: otp_static_staticdevice_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.otp_static_staticdevice_id_seq', 1, false);


--
-- Name: otp_static_statictoken_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.otp_static_statictoken_id_seq', 1, false);


--
-- Name: otp_totp_totpdevice_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.otp_totp_totpdevice_id_seq', 1, false);


--
-- Name: outbox_effect_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.outbox_effect_id_seq', 1, false);


--
-- Name: two_factor_webauthn_webauthndevice_id_seq; Type: SEQUENCE SET; Schema: t_0000000000000000; Owner: -
--

SELECT pg_catalog.setval('t_0000000000000000.two_factor_webauthn_webauthndevice_id_seq', 1, false);


--
-- Name: accounts_account accounts_account_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_account
    ADD CONSTRAINT accounts_account_pkey PRIMARY KEY (id);


--
-- Name: accounts_account accounts_account_public_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_account
    ADD CONSTRAINT accounts_account_public_id_key UNIQUE (public_id);


--
-- Name: accounts_account_roles accounts_account_roles_account_id_role_id_d49bad19_uniq; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_account_roles
    ADD CONSTRAINT accounts_account_roles_account_id_role_id_d49bad19_uniq UNIQUE (account_id, role_id);


--
-- Name: accounts_account_roles accounts_account_roles_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_account_roles
    ADD CONSTRAINT accounts_account_roles_pkey PRIMARY KEY (id);


--
-- Name: accounts_accounttoken accounts_accounttoken_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_accounttoken
    ADD CONSTRAINT accounts_accounttoken_pkey PRIMARY KEY (id);


--
-- Name: accounts_accounttoken accounts_accounttoken_public_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_accounttoken
    ADD CONSTRAINT accounts_accounttoken_public_id_key UNIQUE (public_id);


--
-- Name: accounts_accounttoken accounts_accounttoken_token_hash_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_accounttoken
    ADD CONSTRAINT accounts_accounttoken_token_hash_key UNIQUE (token_hash);


--
-- Name: accounts_backupdevice accounts_backupdevice_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_backupdevice
    ADD CONSTRAINT accounts_backupdevice_pkey PRIMARY KEY (id);


--
-- Name: accounts_knowndevice accounts_knowndevice_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_knowndevice
    ADD CONSTRAINT accounts_knowndevice_pkey PRIMARY KEY (id);


--
-- Name: accounts_knowndevice accounts_knowndevice_public_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_knowndevice
    ADD CONSTRAINT accounts_knowndevice_public_id_key UNIQUE (public_id);


--
-- Name: accounts_knowndevice accounts_knowndevice_token_hash_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_knowndevice
    ADD CONSTRAINT accounts_knowndevice_token_hash_key UNIQUE (token_hash);


--
-- Name: accounts_resetrequest accounts_resetrequest_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_resetrequest
    ADD CONSTRAINT accounts_resetrequest_pkey PRIMARY KEY (id);


--
-- Name: accounts_resetrequest accounts_resetrequest_public_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_resetrequest
    ADD CONSTRAINT accounts_resetrequest_public_id_key UNIQUE (public_id);


--
-- Name: accounts_role accounts_role_code_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_role
    ADD CONSTRAINT accounts_role_code_key UNIQUE (code);


--
-- Name: accounts_role accounts_role_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_role
    ADD CONSTRAINT accounts_role_pkey PRIMARY KEY (id);


--
-- Name: accounts_role accounts_role_public_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_role
    ADD CONSTRAINT accounts_role_public_id_key UNIQUE (public_id);


--
-- Name: accounts_securitypolicy accounts_securitypolicy_is_only_row_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_securitypolicy
    ADD CONSTRAINT accounts_securitypolicy_is_only_row_key UNIQUE (is_only_row);


--
-- Name: accounts_securitypolicy accounts_securitypolicy_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_securitypolicy
    ADD CONSTRAINT accounts_securitypolicy_pkey PRIMARY KEY (id);


--
-- Name: accounts_session accounts_session_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_session
    ADD CONSTRAINT accounts_session_pkey PRIMARY KEY (session_key);


--
-- Name: accounts_session accounts_session_public_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_session
    ADD CONSTRAINT accounts_session_public_id_key UNIQUE (public_id);


--
-- Name: accounts_smsdevice accounts_smsdevice_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_smsdevice
    ADD CONSTRAINT accounts_smsdevice_pkey PRIMARY KEY (id);


--
-- Name: accounts_throttle accounts_throttle_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_throttle
    ADD CONSTRAINT accounts_throttle_pkey PRIMARY KEY (id);


--
-- Name: activity_entry activity_entry_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.activity_entry
    ADD CONSTRAINT activity_entry_pkey PRIMARY KEY (id);


--
-- Name: activity_entry activity_entry_public_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.activity_entry
    ADD CONSTRAINT activity_entry_public_id_key UNIQUE (public_id);


--
-- Name: activity_head activity_head_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.activity_head
    ADD CONSTRAINT activity_head_pkey PRIMARY KEY (id);


--
-- Name: activity_link activity_link_entry_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.activity_link
    ADD CONSTRAINT activity_link_entry_id_key UNIQUE (entry_id);


--
-- Name: activity_link activity_link_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.activity_link
    ADD CONSTRAINT activity_link_pkey PRIMARY KEY ("position");


--
-- Name: activity_unchained activity_unchained_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.activity_unchained
    ADD CONSTRAINT activity_unchained_pkey PRIMARY KEY (entry_id);


--
-- Name: flows_answer answer_one_per_question; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_answer
    ADD CONSTRAINT answer_one_per_question UNIQUE (run_id, key, item);


--
-- Name: flows_answerchange answerchange_one_per_revision; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_answerchange
    ADD CONSTRAINT answerchange_one_per_revision UNIQUE (answer_id, revision);


--
-- Name: auth_group auth_group_name_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);


--
-- Name: auth_group_permissions auth_group_permissions_group_id_permission_id_0cd325b0_uniq; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);


--
-- Name: auth_group_permissions auth_group_permissions_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);


--
-- Name: auth_group auth_group_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);


--
-- Name: auth_permission auth_permission_content_type_id_codename_01ab375a_uniq; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);


--
-- Name: auth_permission auth_permission_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);


--
-- Name: customers_customerparty customerparty_once_per_role; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.customers_customerparty
    ADD CONSTRAINT customerparty_once_per_role UNIQUE (customer_id, party_id, role);


--
-- Name: customers_customerparty customerparty_one_per_position; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.customers_customerparty
    ADD CONSTRAINT customerparty_one_per_position UNIQUE (customer_id, "position");


--
-- Name: customers_customer customers_customer_number_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.customers_customer
    ADD CONSTRAINT customers_customer_number_key UNIQUE (number);


--
-- Name: customers_customer customers_customer_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.customers_customer
    ADD CONSTRAINT customers_customer_pkey PRIMARY KEY (id);


--
-- Name: customers_customer customers_customer_public_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.customers_customer
    ADD CONSTRAINT customers_customer_public_id_key UNIQUE (public_id);


--
-- Name: customers_customerparty customers_customerparty_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.customers_customerparty
    ADD CONSTRAINT customers_customerparty_pkey PRIMARY KEY (id);


--
-- Name: customers_numberseries customers_numberseries_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.customers_numberseries
    ADD CONSTRAINT customers_numberseries_pkey PRIMARY KEY (id);


--
-- Name: customers_party customers_party_account_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.customers_party
    ADD CONSTRAINT customers_party_account_id_key UNIQUE (account_id);


--
-- Name: customers_party customers_party_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.customers_party
    ADD CONSTRAINT customers_party_pkey PRIMARY KEY (id);


--
-- Name: customers_party customers_party_public_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.customers_party
    ADD CONSTRAINT customers_party_public_id_key UNIQUE (public_id);


--
-- Name: django_content_type django_content_type_app_label_model_76bd3d3b_uniq; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);


--
-- Name: django_content_type django_content_type_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);


--
-- Name: django_migrations django_migrations_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);


--
-- Name: documents_delivery documents_delivery_file_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_delivery
    ADD CONSTRAINT documents_delivery_file_id_key UNIQUE (file_id);


--
-- Name: documents_delivery documents_delivery_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_delivery
    ADD CONSTRAINT documents_delivery_pkey PRIMARY KEY (id);


--
-- Name: documents_delivery documents_delivery_public_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_delivery
    ADD CONSTRAINT documents_delivery_public_id_key UNIQUE (public_id);


--
-- Name: documents_documentrequest documents_documentrequest_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_documentrequest
    ADD CONSTRAINT documents_documentrequest_pkey PRIMARY KEY (id);


--
-- Name: documents_documentrequest documents_documentrequest_public_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_documentrequest
    ADD CONSTRAINT documents_documentrequest_public_id_key UNIQUE (public_id);


--
-- Name: documents_documenttype documents_documenttype_code_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_documenttype
    ADD CONSTRAINT documents_documenttype_code_key UNIQUE (code);


--
-- Name: documents_documenttype documents_documenttype_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_documenttype
    ADD CONSTRAINT documents_documenttype_pkey PRIMARY KEY (id);


--
-- Name: documents_documenttype documents_documenttype_public_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_documenttype
    ADD CONSTRAINT documents_documenttype_public_id_key UNIQUE (public_id);


--
-- Name: documents_review documents_review_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_review
    ADD CONSTRAINT documents_review_pkey PRIMARY KEY (id);


--
-- Name: documents_storedfile documents_storedfile_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_storedfile
    ADD CONSTRAINT documents_storedfile_pkey PRIMARY KEY (id);


--
-- Name: documents_storedfile documents_storedfile_public_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_storedfile
    ADD CONSTRAINT documents_storedfile_public_id_key UNIQUE (public_id);


--
-- Name: documents_storedfile documents_storedfile_storage_name_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_storedfile
    ADD CONSTRAINT documents_storedfile_storage_name_key UNIQUE (storage_name);


--
-- Name: documents_upload documents_upload_file_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_upload
    ADD CONSTRAINT documents_upload_file_id_key UNIQUE (file_id);


--
-- Name: documents_upload documents_upload_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_upload
    ADD CONSTRAINT documents_upload_pkey PRIMARY KEY (id);


--
-- Name: documents_upload documents_upload_public_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_upload
    ADD CONSTRAINT documents_upload_public_id_key UNIQUE (public_id);


--
-- Name: dossiers_actionpoint dossiers_actionpoint_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_actionpoint
    ADD CONSTRAINT dossiers_actionpoint_pkey PRIMARY KEY (id);


--
-- Name: dossiers_actionpoint dossiers_actionpoint_public_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_actionpoint
    ADD CONSTRAINT dossiers_actionpoint_public_id_key UNIQUE (public_id);


--
-- Name: dossiers_actionpoint dossiers_actionpoint_request_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_actionpoint
    ADD CONSTRAINT dossiers_actionpoint_request_id_key UNIQUE (request_id);


--
-- Name: dossiers_actionpoint dossiers_actionpoint_run_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_actionpoint
    ADD CONSTRAINT dossiers_actionpoint_run_id_key UNIQUE (run_id);


--
-- Name: dossiers_dossier dossiers_dossier_number_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_number_key UNIQUE (number);


--
-- Name: dossiers_dossier dossiers_dossier_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_pkey PRIMARY KEY (id);


--
-- Name: dossiers_dossier dossiers_dossier_public_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_public_id_key UNIQUE (public_id);


--
-- Name: dossiers_dossiernote dossiers_dossiernote_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_dossiernote
    ADD CONSTRAINT dossiers_dossiernote_pkey PRIMARY KEY (id);


--
-- Name: dossiers_dossiernote dossiers_dossiernote_public_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_dossiernote
    ADD CONSTRAINT dossiers_dossiernote_public_id_key UNIQUE (public_id);


--
-- Name: dossiers_product dossiers_product_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_product
    ADD CONSTRAINT dossiers_product_pkey PRIMARY KEY (id);


--
-- Name: dossiers_product dossiers_product_public_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_product
    ADD CONSTRAINT dossiers_product_public_id_key UNIQUE (public_id);


--
-- Name: dossiers_progresschange dossiers_progresschange_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_progresschange
    ADD CONSTRAINT dossiers_progresschange_pkey PRIMARY KEY (id);


--
-- Name: dossiers_progresschange dossiers_progresschange_public_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_progresschange
    ADD CONSTRAINT dossiers_progresschange_public_id_key UNIQUE (public_id);


--
-- Name: dossiers_stage dossiers_stage_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_stage
    ADD CONSTRAINT dossiers_stage_pkey PRIMARY KEY (id);


--
-- Name: dossiers_stage dossiers_stage_public_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_stage
    ADD CONSTRAINT dossiers_stage_public_id_key UNIQUE (public_id);


--
-- Name: dossiers_stagechange dossiers_stagechange_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_stagechange
    ADD CONSTRAINT dossiers_stagechange_pkey PRIMARY KEY (id);


--
-- Name: dossiers_workflow dossiers_workflow_code_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_workflow
    ADD CONSTRAINT dossiers_workflow_code_key UNIQUE (code);


--
-- Name: dossiers_workflow dossiers_workflow_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_workflow
    ADD CONSTRAINT dossiers_workflow_pkey PRIMARY KEY (id);


--
-- Name: dossiers_workflow dossiers_workflow_public_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_workflow
    ADD CONSTRAINT dossiers_workflow_public_id_key UNIQUE (public_id);


--
-- Name: flows_answer flows_answer_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_answer
    ADD CONSTRAINT flows_answer_pkey PRIMARY KEY (id);


--
-- Name: flows_answerchange flows_answerchange_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_answerchange
    ADD CONSTRAINT flows_answerchange_pkey PRIMARY KEY (id);


--
-- Name: flows_flow flows_flow_code_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_flow
    ADD CONSTRAINT flows_flow_code_key UNIQUE (code);


--
-- Name: flows_flow flows_flow_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_flow
    ADD CONSTRAINT flows_flow_pkey PRIMARY KEY (id);


--
-- Name: flows_flow flows_flow_public_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_flow
    ADD CONSTRAINT flows_flow_public_id_key UNIQUE (public_id);


--
-- Name: flows_flowrun flows_flowrun_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_flowrun
    ADD CONSTRAINT flows_flowrun_pkey PRIMARY KEY (id);


--
-- Name: flows_flowrun flows_flowrun_public_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_flowrun
    ADD CONSTRAINT flows_flowrun_public_id_key UNIQUE (public_id);


--
-- Name: flows_flowversion flows_flowversion_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_flowversion
    ADD CONSTRAINT flows_flowversion_pkey PRIMARY KEY (id);


--
-- Name: flows_flowversion flows_flowversion_public_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_flowversion
    ADD CONSTRAINT flows_flowversion_public_id_key UNIQUE (public_id);


--
-- Name: flows_item flows_item_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_item
    ADD CONSTRAINT flows_item_pkey PRIMARY KEY (id);


--
-- Name: flows_flowversion flowversion_one_per_number; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_flowversion
    ADD CONSTRAINT flowversion_one_per_number UNIQUE (flow_id, number);


--
-- Name: invites_invite invites_invite_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.invites_invite
    ADD CONSTRAINT invites_invite_pkey PRIMARY KEY (id);


--
-- Name: invites_invite invites_invite_public_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.invites_invite
    ADD CONSTRAINT invites_invite_public_id_key UNIQUE (public_id);


--
-- Name: invites_invite invites_invite_token_hash_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.invites_invite
    ADD CONSTRAINT invites_invite_token_hash_key UNIQUE (token_hash);


--
-- Name: flows_item item_one_per_number; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_item
    ADD CONSTRAINT item_one_per_number UNIQUE (run_id, key, number);


--
-- Name: notifications_message notifications_message_key_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.notifications_message
    ADD CONSTRAINT notifications_message_key_key UNIQUE (key);


--
-- Name: notifications_message notifications_message_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.notifications_message
    ADD CONSTRAINT notifications_message_pkey PRIMARY KEY (id);


--
-- Name: notifications_message notifications_message_public_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.notifications_message
    ADD CONSTRAINT notifications_message_public_id_key UNIQUE (public_id);


--
-- Name: customers_numberseries numberseries_one_per_letter_and_year; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.customers_numberseries
    ADD CONSTRAINT numberseries_one_per_letter_and_year UNIQUE (letter, year);


--
-- Name: otp_static_staticdevice otp_static_staticdevice_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.otp_static_staticdevice
    ADD CONSTRAINT otp_static_staticdevice_pkey PRIMARY KEY (id);


--
-- Name: otp_static_statictoken otp_static_statictoken_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.otp_static_statictoken
    ADD CONSTRAINT otp_static_statictoken_pkey PRIMARY KEY (id);


--
-- Name: otp_totp_totpdevice otp_totp_totpdevice_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.otp_totp_totpdevice
    ADD CONSTRAINT otp_totp_totpdevice_pkey PRIMARY KEY (id);


--
-- Name: outbox_effect outbox_effect_key_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.outbox_effect
    ADD CONSTRAINT outbox_effect_key_key UNIQUE (key);


--
-- Name: outbox_effect outbox_effect_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.outbox_effect
    ADD CONSTRAINT outbox_effect_pkey PRIMARY KEY (id);


--
-- Name: outbox_effect outbox_effect_public_id_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.outbox_effect
    ADD CONSTRAINT outbox_effect_public_id_key UNIQUE (public_id);


--
-- Name: documents_review review_one_per_round; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_review
    ADD CONSTRAINT review_one_per_round UNIQUE (request_id, round);


--
-- Name: dossiers_stage stage_one_per_code; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_stage
    ADD CONSTRAINT stage_one_per_code UNIQUE (workflow_id, code);


--
-- Name: dossiers_stage stage_one_per_position; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_stage
    ADD CONSTRAINT stage_one_per_position UNIQUE (workflow_id, "position") DEFERRABLE INITIALLY DEFERRED;


--
-- Name: accounts_throttle throttle_once_per_key; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_throttle
    ADD CONSTRAINT throttle_once_per_key UNIQUE (bucket, key_hash);


--
-- Name: two_factor_webauthn_webauthndevice two_factor_webauthn_webauthndevice_pkey; Type: CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.two_factor_webauthn_webauthndevice
    ADD CONSTRAINT two_factor_webauthn_webauthndevice_pkey PRIMARY KEY (id);


--
-- Name: accounts_account_email_348850e2; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX accounts_account_email_348850e2 ON t_0000000000000000.accounts_account USING btree (email);


--
-- Name: accounts_account_email_348850e2_like; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX accounts_account_email_348850e2_like ON t_0000000000000000.accounts_account USING btree (email varchar_pattern_ops);


--
-- Name: accounts_account_roles_account_id_785f4373; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX accounts_account_roles_account_id_785f4373 ON t_0000000000000000.accounts_account_roles USING btree (account_id);


--
-- Name: accounts_account_roles_role_id_05a658e8; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX accounts_account_roles_role_id_05a658e8 ON t_0000000000000000.accounts_account_roles USING btree (role_id);


--
-- Name: accounts_accounttoken_account_id_4fc19966; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX accounts_accounttoken_account_id_4fc19966 ON t_0000000000000000.accounts_accounttoken USING btree (account_id);


--
-- Name: accounts_accounttoken_token_hash_3b6fb494_like; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX accounts_accounttoken_token_hash_3b6fb494_like ON t_0000000000000000.accounts_accounttoken USING btree (token_hash varchar_pattern_ops);


--
-- Name: accounts_backupdevice_user_id_8e98622a; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX accounts_backupdevice_user_id_8e98622a ON t_0000000000000000.accounts_backupdevice USING btree (user_id);


--
-- Name: accounts_knowndevice_account_id_ad6d7c75; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX accounts_knowndevice_account_id_ad6d7c75 ON t_0000000000000000.accounts_knowndevice USING btree (account_id);


--
-- Name: accounts_knowndevice_token_hash_a16681b5_like; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX accounts_knowndevice_token_hash_a16681b5_like ON t_0000000000000000.accounts_knowndevice USING btree (token_hash varchar_pattern_ops);


--
-- Name: accounts_role_code_31e05c3f_like; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX accounts_role_code_31e05c3f_like ON t_0000000000000000.accounts_role USING btree (code varchar_pattern_ops);


--
-- Name: accounts_session_account_id_13077c3e; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX accounts_session_account_id_13077c3e ON t_0000000000000000.accounts_session USING btree (account_id);


--
-- Name: accounts_session_expire_date_5bbfba7c; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX accounts_session_expire_date_5bbfba7c ON t_0000000000000000.accounts_session USING btree (expire_date);


--
-- Name: accounts_session_session_key_b186966f_like; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX accounts_session_session_key_b186966f_like ON t_0000000000000000.accounts_session USING btree (session_key varchar_pattern_ops);


--
-- Name: accounts_smsdevice_user_id_9fed5787; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX accounts_smsdevice_user_id_9fed5787 ON t_0000000000000000.accounts_smsdevice USING btree (user_id);


--
-- Name: activity_entry_occurred_at_678a5fc7; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX activity_entry_occurred_at_678a5fc7 ON t_0000000000000000.activity_entry USING btree (occurred_at);


--
-- Name: answerchange_once_per_attempt; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE UNIQUE INDEX answerchange_once_per_attempt ON t_0000000000000000.flows_answerchange USING btree (run_id, attempt) WHERE (attempt IS NOT NULL);


--
-- Name: auth_group_name_a6ea08ec_like; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX auth_group_name_a6ea08ec_like ON t_0000000000000000.auth_group USING btree (name varchar_pattern_ops);


--
-- Name: auth_group_permissions_group_id_b120cbf9; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON t_0000000000000000.auth_group_permissions USING btree (group_id);


--
-- Name: auth_group_permissions_permission_id_84c5c92e; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON t_0000000000000000.auth_group_permissions USING btree (permission_id);


--
-- Name: auth_permission_content_type_id_2f476e4b; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX auth_permission_content_type_id_2f476e4b ON t_0000000000000000.auth_permission USING btree (content_type_id);


--
-- Name: customer_by_age; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX customer_by_age ON t_0000000000000000.customers_customer USING btree (lifecycle, created_at DESC);


--
-- Name: customer_by_name; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX customer_by_name ON t_0000000000000000.customers_customer USING btree (lifecycle, sort_name);


--
-- Name: customers_customer_adviser_id_daf19ffa; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX customers_customer_adviser_id_daf19ffa ON t_0000000000000000.customers_customer USING btree (adviser_id);


--
-- Name: customers_customer_case_handler_id_bb64b81e; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX customers_customer_case_handler_id_bb64b81e ON t_0000000000000000.customers_customer USING btree (case_handler_id);


--
-- Name: customers_customer_number_c63b3994_like; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX customers_customer_number_c63b3994_like ON t_0000000000000000.customers_customer USING btree (number varchar_pattern_ops);


--
-- Name: customers_customerparty_customer_id_6ddd27b5; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX customers_customerparty_customer_id_6ddd27b5 ON t_0000000000000000.customers_customerparty USING btree (customer_id);


--
-- Name: customers_customerparty_party_id_2a286e65; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX customers_customerparty_party_id_2a286e65 ON t_0000000000000000.customers_customerparty USING btree (party_id);


--
-- Name: delivery_by_round; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX delivery_by_round ON t_0000000000000000.documents_delivery USING btree (request_id, round);


--
-- Name: documentrequest_by_customer; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX documentrequest_by_customer ON t_0000000000000000.documents_documentrequest USING btree (customer_id, created_at);


--
-- Name: documentrequest_by_waiting; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX documentrequest_by_waiting ON t_0000000000000000.documents_documentrequest USING btree (state, delivered_at);


--
-- Name: documents_delivery_delivered_by_id_bf1829ea; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX documents_delivery_delivered_by_id_bf1829ea ON t_0000000000000000.documents_delivery USING btree (delivered_by_id);


--
-- Name: documents_delivery_request_id_c78c6612; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX documents_delivery_request_id_c78c6612 ON t_0000000000000000.documents_delivery USING btree (request_id);


--
-- Name: documents_delivery_withdrawn_by_id_fb70106f; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX documents_delivery_withdrawn_by_id_fb70106f ON t_0000000000000000.documents_delivery USING btree (withdrawn_by_id);


--
-- Name: documents_documentrequest_asked_by_id_ea7b7bf0; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX documents_documentrequest_asked_by_id_ea7b7bf0 ON t_0000000000000000.documents_documentrequest USING btree (asked_by_id);


--
-- Name: documents_documentrequest_customer_id_44d5a5fb; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX documents_documentrequest_customer_id_44d5a5fb ON t_0000000000000000.documents_documentrequest USING btree (customer_id);


--
-- Name: documents_documentrequest_document_type_id_be1812e2; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX documents_documentrequest_document_type_id_be1812e2 ON t_0000000000000000.documents_documentrequest USING btree (document_type_id);


--
-- Name: documents_documentrequest_party_id_e2903db7; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX documents_documentrequest_party_id_e2903db7 ON t_0000000000000000.documents_documentrequest USING btree (party_id);


--
-- Name: documents_documentrequest_reviewed_by_id_87ca45d6; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX documents_documentrequest_reviewed_by_id_87ca45d6 ON t_0000000000000000.documents_documentrequest USING btree (reviewed_by_id);


--
-- Name: documents_documenttype_code_5a642277_like; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX documents_documenttype_code_5a642277_like ON t_0000000000000000.documents_documenttype USING btree (code varchar_pattern_ops);


--
-- Name: documents_review_request_id_489b2b4b; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX documents_review_request_id_489b2b4b ON t_0000000000000000.documents_review USING btree (request_id);


--
-- Name: documents_review_reviewed_by_id_48744c72; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX documents_review_reviewed_by_id_48744c72 ON t_0000000000000000.documents_review USING btree (reviewed_by_id);


--
-- Name: documents_storedfile_storage_name_89f59e43_like; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX documents_storedfile_storage_name_89f59e43_like ON t_0000000000000000.documents_storedfile USING btree (storage_name varchar_pattern_ops);


--
-- Name: documents_upload_account_id_7475dea2; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX documents_upload_account_id_7475dea2 ON t_0000000000000000.documents_upload USING btree (account_id);


--
-- Name: documents_upload_request_id_0411a2e7; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX documents_upload_request_id_0411a2e7 ON t_0000000000000000.documents_upload USING btree (request_id);


--
-- Name: dossier_by_age; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX dossier_by_age ON t_0000000000000000.dossiers_dossier USING btree (created_at DESC);


--
-- Name: dossiernote_by_age; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX dossiernote_by_age ON t_0000000000000000.dossiers_dossiernote USING btree (dossier_id, created_at DESC);


--
-- Name: dossiers_actionpoint_dossier_id_17635669; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX dossiers_actionpoint_dossier_id_17635669 ON t_0000000000000000.dossiers_actionpoint USING btree (dossier_id);


--
-- Name: dossiers_actionpoint_handled_by_id_8be9725e; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX dossiers_actionpoint_handled_by_id_8be9725e ON t_0000000000000000.dossiers_actionpoint USING btree (handled_by_id);


--
-- Name: dossiers_actionpoint_party_id_c01773c7; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX dossiers_actionpoint_party_id_c01773c7 ON t_0000000000000000.dossiers_actionpoint USING btree (party_id);


--
-- Name: dossiers_actionpoint_product_id_c9951407; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX dossiers_actionpoint_product_id_c9951407 ON t_0000000000000000.dossiers_actionpoint USING btree (product_id);


--
-- Name: dossiers_actionpoint_removed_by_id_a22b59e9; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX dossiers_actionpoint_removed_by_id_a22b59e9 ON t_0000000000000000.dossiers_actionpoint USING btree (removed_by_id);


--
-- Name: dossiers_dossier_adviser_id_4c3a3636; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX dossiers_dossier_adviser_id_4c3a3636 ON t_0000000000000000.dossiers_dossier USING btree (adviser_id);


--
-- Name: dossiers_dossier_case_handler_id_e07ab8e0; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX dossiers_dossier_case_handler_id_e07ab8e0 ON t_0000000000000000.dossiers_dossier USING btree (case_handler_id);


--
-- Name: dossiers_dossier_customer_id_5b34c5ad; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX dossiers_dossier_customer_id_5b34c5ad ON t_0000000000000000.dossiers_dossier USING btree (customer_id);


--
-- Name: dossiers_dossier_number_214803fc_like; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX dossiers_dossier_number_214803fc_like ON t_0000000000000000.dossiers_dossier USING btree (number varchar_pattern_ops);


--
-- Name: dossiers_dossier_stage_id_f12e9714; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX dossiers_dossier_stage_id_f12e9714 ON t_0000000000000000.dossiers_dossier USING btree (stage_id);


--
-- Name: dossiers_dossier_workflow_id_587798e6; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX dossiers_dossier_workflow_id_587798e6 ON t_0000000000000000.dossiers_dossier USING btree (workflow_id);


--
-- Name: dossiers_dossiernote_dossier_id_6e823193; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX dossiers_dossiernote_dossier_id_6e823193 ON t_0000000000000000.dossiers_dossiernote USING btree (dossier_id);


--
-- Name: dossiers_dossiernote_written_by_id_456d748b; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX dossiers_dossiernote_written_by_id_456d748b ON t_0000000000000000.dossiers_dossiernote USING btree (written_by_id);


--
-- Name: dossiers_product_dossier_id_1f9a3efa; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX dossiers_product_dossier_id_1f9a3efa ON t_0000000000000000.dossiers_product USING btree (dossier_id);


--
-- Name: dossiers_progresschange_action_point_id_8bf63d29; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX dossiers_progresschange_action_point_id_8bf63d29 ON t_0000000000000000.dossiers_progresschange USING btree (action_point_id);


--
-- Name: dossiers_progresschange_changed_by_id_36c84bd1; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX dossiers_progresschange_changed_by_id_36c84bd1 ON t_0000000000000000.dossiers_progresschange USING btree (changed_by_id);


--
-- Name: dossiers_progresschange_dossier_id_afd7c422; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX dossiers_progresschange_dossier_id_afd7c422 ON t_0000000000000000.dossiers_progresschange USING btree (dossier_id);


--
-- Name: dossiers_stage_code_fa5f538e; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX dossiers_stage_code_fa5f538e ON t_0000000000000000.dossiers_stage USING btree (code);


--
-- Name: dossiers_stage_code_fa5f538e_like; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX dossiers_stage_code_fa5f538e_like ON t_0000000000000000.dossiers_stage USING btree (code varchar_pattern_ops);


--
-- Name: dossiers_stage_workflow_id_e7c3be2a; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX dossiers_stage_workflow_id_e7c3be2a ON t_0000000000000000.dossiers_stage USING btree (workflow_id);


--
-- Name: dossiers_stagechange_changed_by_id_e7c0da88; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX dossiers_stagechange_changed_by_id_e7c0da88 ON t_0000000000000000.dossiers_stagechange USING btree (changed_by_id);


--
-- Name: dossiers_stagechange_dossier_id_b203b5c0; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX dossiers_stagechange_dossier_id_b203b5c0 ON t_0000000000000000.dossiers_stagechange USING btree (dossier_id);


--
-- Name: dossiers_stagechange_stage_before_id_22569683; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX dossiers_stagechange_stage_before_id_22569683 ON t_0000000000000000.dossiers_stagechange USING btree (stage_before_id);


--
-- Name: dossiers_stagechange_stage_id_d22949b1; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX dossiers_stagechange_stage_id_d22949b1 ON t_0000000000000000.dossiers_stagechange USING btree (stage_id);


--
-- Name: dossiers_workflow_code_7d60e724_like; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX dossiers_workflow_code_7d60e724_like ON t_0000000000000000.dossiers_workflow USING btree (code varchar_pattern_ops);


--
-- Name: effect_due; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX effect_due ON t_0000000000000000.outbox_effect USING btree (kind, available_at, id) WHERE ((state)::text = 'waiting'::text);


--
-- Name: effect_finished; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX effect_finished ON t_0000000000000000.outbox_effect USING btree (finished_at) WHERE (NOT ((state)::text = 'waiting'::text));


--
-- Name: entry_of_target; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX entry_of_target ON t_0000000000000000.activity_entry USING btree (target_id, id DESC);


--
-- Name: flowrun_one_open_per_party_and_version; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE UNIQUE INDEX flowrun_one_open_per_party_and_version ON t_0000000000000000.flows_flowrun USING btree (customer_id, party_id, version_id) WHERE ((state)::text = 'open'::text);


--
-- Name: flows_answer_answered_by_id_24e17172; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX flows_answer_answered_by_id_24e17172 ON t_0000000000000000.flows_answer USING btree (answered_by_id);


--
-- Name: flows_answer_confirmed_by_id_c20124ae; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX flows_answer_confirmed_by_id_c20124ae ON t_0000000000000000.flows_answer USING btree (confirmed_by_id);


--
-- Name: flows_answer_run_id_7f5a284d; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX flows_answer_run_id_7f5a284d ON t_0000000000000000.flows_answer USING btree (run_id);


--
-- Name: flows_answerchange_answer_id_63f33ec6; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX flows_answerchange_answer_id_63f33ec6 ON t_0000000000000000.flows_answerchange USING btree (answer_id);


--
-- Name: flows_answerchange_made_by_id_48991345; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX flows_answerchange_made_by_id_48991345 ON t_0000000000000000.flows_answerchange USING btree (made_by_id);


--
-- Name: flows_answerchange_run_id_f3fe9a0d; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX flows_answerchange_run_id_f3fe9a0d ON t_0000000000000000.flows_answerchange USING btree (run_id);


--
-- Name: flows_flow_code_6ad796be_like; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX flows_flow_code_6ad796be_like ON t_0000000000000000.flows_flow USING btree (code varchar_pattern_ops);


--
-- Name: flows_flowrun_completed_by_id_d4ff365c; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX flows_flowrun_completed_by_id_d4ff365c ON t_0000000000000000.flows_flowrun USING btree (completed_by_id);


--
-- Name: flows_flowrun_customer_id_ff2f8cd0; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX flows_flowrun_customer_id_ff2f8cd0 ON t_0000000000000000.flows_flowrun USING btree (customer_id);


--
-- Name: flows_flowrun_party_id_540f8189; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX flows_flowrun_party_id_540f8189 ON t_0000000000000000.flows_flowrun USING btree (party_id);


--
-- Name: flows_flowrun_started_by_id_f06d5f95; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX flows_flowrun_started_by_id_f06d5f95 ON t_0000000000000000.flows_flowrun USING btree (started_by_id);


--
-- Name: flows_flowrun_version_id_5a59226e; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX flows_flowrun_version_id_5a59226e ON t_0000000000000000.flows_flowrun USING btree (version_id);


--
-- Name: flows_flowversion_flow_id_cdf3488c; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX flows_flowversion_flow_id_cdf3488c ON t_0000000000000000.flows_flowversion USING btree (flow_id);


--
-- Name: flows_flowversion_published_by_id_15d80d0d; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX flows_flowversion_published_by_id_15d80d0d ON t_0000000000000000.flows_flowversion USING btree (published_by_id);


--
-- Name: flows_item_removed_by_id_cde4accd; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX flows_item_removed_by_id_cde4accd ON t_0000000000000000.flows_item USING btree (removed_by_id);


--
-- Name: flows_item_run_id_d9d672a7; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX flows_item_run_id_d9d672a7 ON t_0000000000000000.flows_item USING btree (run_id);


--
-- Name: invite_one_per_person_and_dossier; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE UNIQUE INDEX invite_one_per_person_and_dossier ON t_0000000000000000.invites_invite USING btree (dossier_id, party_id) WHERE (revoked_at IS NULL);


--
-- Name: invites_invite_account_id_e16e5b2d; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX invites_invite_account_id_e16e5b2d ON t_0000000000000000.invites_invite USING btree (account_id);


--
-- Name: invites_invite_dossier_id_937f0919; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX invites_invite_dossier_id_937f0919 ON t_0000000000000000.invites_invite USING btree (dossier_id);


--
-- Name: invites_invite_flow_id_388dd3c5; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX invites_invite_flow_id_388dd3c5 ON t_0000000000000000.invites_invite USING btree (flow_id);


--
-- Name: invites_invite_invited_by_id_6c61af95; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX invites_invite_invited_by_id_6c61af95 ON t_0000000000000000.invites_invite USING btree (invited_by_id);


--
-- Name: invites_invite_party_id_b8d8618c; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX invites_invite_party_id_b8d8618c ON t_0000000000000000.invites_invite USING btree (party_id);


--
-- Name: invites_invite_revoked_by_id_bdba7320; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX invites_invite_revoked_by_id_bdba7320 ON t_0000000000000000.invites_invite USING btree (revoked_by_id);


--
-- Name: invites_invite_token_hash_ce496bbd_like; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX invites_invite_token_hash_ce496bbd_like ON t_0000000000000000.invites_invite USING btree (token_hash varchar_pattern_ops);


--
-- Name: message_failed; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX message_failed ON t_0000000000000000.notifications_message USING btree (id DESC) WHERE ((state)::text = 'failed'::text);


--
-- Name: notifications_message_account_id_0272c0dc; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX notifications_message_account_id_0272c0dc ON t_0000000000000000.notifications_message USING btree (account_id);


--
-- Name: notifications_message_key_0781d074_like; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX notifications_message_key_0781d074_like ON t_0000000000000000.notifications_message USING btree (key varchar_pattern_ops);


--
-- Name: otp_static_staticdevice_user_id_7f9cff2b; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX otp_static_staticdevice_user_id_7f9cff2b ON t_0000000000000000.otp_static_staticdevice USING btree (user_id);


--
-- Name: otp_static_statictoken_device_id_74b7c7d1; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX otp_static_statictoken_device_id_74b7c7d1 ON t_0000000000000000.otp_static_statictoken USING btree (device_id);


--
-- Name: otp_static_statictoken_token_d0a51866; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX otp_static_statictoken_token_d0a51866 ON t_0000000000000000.otp_static_statictoken USING btree (token);


--
-- Name: otp_static_statictoken_token_d0a51866_like; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX otp_static_statictoken_token_d0a51866_like ON t_0000000000000000.otp_static_statictoken USING btree (token varchar_pattern_ops);


--
-- Name: otp_totp_totpdevice_user_id_0fb18292; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX otp_totp_totpdevice_user_id_0fb18292 ON t_0000000000000000.otp_totp_totpdevice USING btree (user_id);


--
-- Name: outbox_effect_key_42657ba7_like; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX outbox_effect_key_42657ba7_like ON t_0000000000000000.outbox_effect USING btree (key varchar_pattern_ops);


--
-- Name: party_by_birth_date; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX party_by_birth_date ON t_0000000000000000.customers_party USING btree (birth_date);


--
-- Name: party_by_email; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX party_by_email ON t_0000000000000000.customers_party USING btree (email);


--
-- Name: progresschange_by_age; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX progresschange_by_age ON t_0000000000000000.dossiers_progresschange USING btree (dossier_id, created_at DESC);


--
-- Name: two_factor_webauthn_webauthndevice_user_id_b4d137ec; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX two_factor_webauthn_webauthndevice_user_id_b4d137ec ON t_0000000000000000.two_factor_webauthn_webauthndevice USING btree (user_id);


--
-- Name: upload_by_request; Type: INDEX; Schema: t_0000000000000000; Owner: -
--

CREATE INDEX upload_by_request ON t_0000000000000000.documents_upload USING btree (request_id, account_id);


--
-- Name: activity_unchained activity_entry_chained; Type: TRIGGER; Schema: t_0000000000000000; Owner: -
--

CREATE CONSTRAINT TRIGGER activity_entry_chained AFTER INSERT ON t_0000000000000000.activity_unchained DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION t_0000000000000000.activity_chain();


--
-- Name: activity_entry activity_entry_kept; Type: TRIGGER; Schema: t_0000000000000000; Owner: -
--

CREATE TRIGGER activity_entry_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON t_0000000000000000.activity_entry FOR EACH STATEMENT EXECUTE FUNCTION t_0000000000000000.activity_refuse();


--
-- Name: activity_entry activity_entry_noted; Type: TRIGGER; Schema: t_0000000000000000; Owner: -
--

CREATE CONSTRAINT TRIGGER activity_entry_noted AFTER INSERT ON t_0000000000000000.activity_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION t_0000000000000000.activity_note();


--
-- Name: activity_head activity_head_kept; Type: TRIGGER; Schema: t_0000000000000000; Owner: -
--

CREATE TRIGGER activity_head_kept BEFORE DELETE OR TRUNCATE ON t_0000000000000000.activity_head FOR EACH STATEMENT EXECUTE FUNCTION t_0000000000000000.activity_refuse();


--
-- Name: activity_link activity_link_kept; Type: TRIGGER; Schema: t_0000000000000000; Owner: -
--

CREATE TRIGGER activity_link_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON t_0000000000000000.activity_link FOR EACH STATEMENT EXECUTE FUNCTION t_0000000000000000.activity_refuse();


--
-- Name: flows_answerchange flows_history_stays; Type: TRIGGER; Schema: t_0000000000000000; Owner: -
--

CREATE TRIGGER flows_history_stays BEFORE DELETE OR UPDATE ON t_0000000000000000.flows_answerchange FOR EACH ROW EXECUTE FUNCTION t_0000000000000000.flows_refuse();


--
-- Name: flows_flowversion flows_published_stays; Type: TRIGGER; Schema: t_0000000000000000; Owner: -
--

CREATE TRIGGER flows_published_stays BEFORE DELETE OR UPDATE ON t_0000000000000000.flows_flowversion FOR EACH ROW WHEN ((old.published_at IS NOT NULL)) EXECUTE FUNCTION t_0000000000000000.flows_refuse();


--
-- Name: accounts_account_roles accounts_account_rol_account_id_785f4373_fk_accounts_; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_account_roles
    ADD CONSTRAINT accounts_account_rol_account_id_785f4373_fk_accounts_ FOREIGN KEY (account_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: accounts_account_roles accounts_account_roles_role_id_05a658e8_fk_accounts_role_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_account_roles
    ADD CONSTRAINT accounts_account_roles_role_id_05a658e8_fk_accounts_role_id FOREIGN KEY (role_id) REFERENCES t_0000000000000000.accounts_role(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: accounts_accounttoken accounts_accounttoke_account_id_4fc19966_fk_accounts_; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_accounttoken
    ADD CONSTRAINT accounts_accounttoke_account_id_4fc19966_fk_accounts_ FOREIGN KEY (account_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: accounts_backupdevice accounts_backupdevice_user_id_8e98622a_fk_accounts_account_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_backupdevice
    ADD CONSTRAINT accounts_backupdevice_user_id_8e98622a_fk_accounts_account_id FOREIGN KEY (user_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: accounts_knowndevice accounts_knowndevice_account_id_ad6d7c75_fk_accounts_account_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_knowndevice
    ADD CONSTRAINT accounts_knowndevice_account_id_ad6d7c75_fk_accounts_account_id FOREIGN KEY (account_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: accounts_session accounts_session_account_id_13077c3e_fk_accounts_account_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_session
    ADD CONSTRAINT accounts_session_account_id_13077c3e_fk_accounts_account_id FOREIGN KEY (account_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: accounts_smsdevice accounts_smsdevice_user_id_9fed5787_fk_accounts_account_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.accounts_smsdevice
    ADD CONSTRAINT accounts_smsdevice_user_id_9fed5787_fk_accounts_account_id FOREIGN KEY (user_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_group_permissions auth_group_permissio_permission_id_84c5c92e_fk_auth_perm; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES t_0000000000000000.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_group_permissions auth_group_permissions_group_id_b120cbf9_fk_auth_group_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES t_0000000000000000.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_permission auth_permission_content_type_id_2f476e4b_fk_django_co; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES t_0000000000000000.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: customers_customer customers_customer_adviser_id_daf19ffa_fk_accounts_account_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.customers_customer
    ADD CONSTRAINT customers_customer_adviser_id_daf19ffa_fk_accounts_account_id FOREIGN KEY (adviser_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: customers_customer customers_customer_case_handler_id_bb64b81e_fk_accounts_; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.customers_customer
    ADD CONSTRAINT customers_customer_case_handler_id_bb64b81e_fk_accounts_ FOREIGN KEY (case_handler_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: customers_customerparty customers_customerpa_customer_id_6ddd27b5_fk_customers; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.customers_customerparty
    ADD CONSTRAINT customers_customerpa_customer_id_6ddd27b5_fk_customers FOREIGN KEY (customer_id) REFERENCES t_0000000000000000.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: customers_customerparty customers_customerparty_party_id_2a286e65_fk_customers_party_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.customers_customerparty
    ADD CONSTRAINT customers_customerparty_party_id_2a286e65_fk_customers_party_id FOREIGN KEY (party_id) REFERENCES t_0000000000000000.customers_party(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: customers_party customers_party_account_id_f1aa62bf_fk_accounts_account_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.customers_party
    ADD CONSTRAINT customers_party_account_id_f1aa62bf_fk_accounts_account_id FOREIGN KEY (account_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: documents_delivery documents_delivery_delivered_by_id_bf1829ea_fk_accounts_; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_delivery
    ADD CONSTRAINT documents_delivery_delivered_by_id_bf1829ea_fk_accounts_ FOREIGN KEY (delivered_by_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: documents_delivery documents_delivery_file_id_5e21299c_fk_documents_storedfile_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_delivery
    ADD CONSTRAINT documents_delivery_file_id_5e21299c_fk_documents_storedfile_id FOREIGN KEY (file_id) REFERENCES t_0000000000000000.documents_storedfile(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: documents_delivery documents_delivery_request_id_c78c6612_fk_documents; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_delivery
    ADD CONSTRAINT documents_delivery_request_id_c78c6612_fk_documents FOREIGN KEY (request_id) REFERENCES t_0000000000000000.documents_documentrequest(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: documents_delivery documents_delivery_withdrawn_by_id_fb70106f_fk_accounts_; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_delivery
    ADD CONSTRAINT documents_delivery_withdrawn_by_id_fb70106f_fk_accounts_ FOREIGN KEY (withdrawn_by_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: documents_documentrequest documents_documentre_asked_by_id_ea7b7bf0_fk_accounts_; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_documentrequest
    ADD CONSTRAINT documents_documentre_asked_by_id_ea7b7bf0_fk_accounts_ FOREIGN KEY (asked_by_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: documents_documentrequest documents_documentre_customer_id_44d5a5fb_fk_customers; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_documentrequest
    ADD CONSTRAINT documents_documentre_customer_id_44d5a5fb_fk_customers FOREIGN KEY (customer_id) REFERENCES t_0000000000000000.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: documents_documentrequest documents_documentre_document_type_id_be1812e2_fk_documents; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_documentrequest
    ADD CONSTRAINT documents_documentre_document_type_id_be1812e2_fk_documents FOREIGN KEY (document_type_id) REFERENCES t_0000000000000000.documents_documenttype(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: documents_documentrequest documents_documentre_party_id_e2903db7_fk_customers; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_documentrequest
    ADD CONSTRAINT documents_documentre_party_id_e2903db7_fk_customers FOREIGN KEY (party_id) REFERENCES t_0000000000000000.customers_party(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: documents_documentrequest documents_documentre_reviewed_by_id_87ca45d6_fk_accounts_; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_documentrequest
    ADD CONSTRAINT documents_documentre_reviewed_by_id_87ca45d6_fk_accounts_ FOREIGN KEY (reviewed_by_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: documents_review documents_review_request_id_489b2b4b_fk_documents; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_review
    ADD CONSTRAINT documents_review_request_id_489b2b4b_fk_documents FOREIGN KEY (request_id) REFERENCES t_0000000000000000.documents_documentrequest(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: documents_review documents_review_reviewed_by_id_48744c72_fk_accounts_account_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_review
    ADD CONSTRAINT documents_review_reviewed_by_id_48744c72_fk_accounts_account_id FOREIGN KEY (reviewed_by_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: documents_upload documents_upload_account_id_7475dea2_fk_accounts_account_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_upload
    ADD CONSTRAINT documents_upload_account_id_7475dea2_fk_accounts_account_id FOREIGN KEY (account_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: documents_upload documents_upload_file_id_cf9e23b5_fk_documents_storedfile_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_upload
    ADD CONSTRAINT documents_upload_file_id_cf9e23b5_fk_documents_storedfile_id FOREIGN KEY (file_id) REFERENCES t_0000000000000000.documents_storedfile(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: documents_upload documents_upload_request_id_0411a2e7_fk_documents; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.documents_upload
    ADD CONSTRAINT documents_upload_request_id_0411a2e7_fk_documents FOREIGN KEY (request_id) REFERENCES t_0000000000000000.documents_documentrequest(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: dossiers_actionpoint dossiers_actionpoint_dossier_id_17635669_fk_dossiers_dossier_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_actionpoint
    ADD CONSTRAINT dossiers_actionpoint_dossier_id_17635669_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES t_0000000000000000.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: dossiers_actionpoint dossiers_actionpoint_handled_by_id_8be9725e_fk_accounts_; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_actionpoint
    ADD CONSTRAINT dossiers_actionpoint_handled_by_id_8be9725e_fk_accounts_ FOREIGN KEY (handled_by_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: dossiers_actionpoint dossiers_actionpoint_party_id_c01773c7_fk_customers_party_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_actionpoint
    ADD CONSTRAINT dossiers_actionpoint_party_id_c01773c7_fk_customers_party_id FOREIGN KEY (party_id) REFERENCES t_0000000000000000.customers_party(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: dossiers_actionpoint dossiers_actionpoint_product_id_c9951407_fk_dossiers_product_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_actionpoint
    ADD CONSTRAINT dossiers_actionpoint_product_id_c9951407_fk_dossiers_product_id FOREIGN KEY (product_id) REFERENCES t_0000000000000000.dossiers_product(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: dossiers_actionpoint dossiers_actionpoint_removed_by_id_a22b59e9_fk_accounts_; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_actionpoint
    ADD CONSTRAINT dossiers_actionpoint_removed_by_id_a22b59e9_fk_accounts_ FOREIGN KEY (removed_by_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: dossiers_actionpoint dossiers_actionpoint_request_id_fdb8b820_fk_documents; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_actionpoint
    ADD CONSTRAINT dossiers_actionpoint_request_id_fdb8b820_fk_documents FOREIGN KEY (request_id) REFERENCES t_0000000000000000.documents_documentrequest(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: dossiers_actionpoint dossiers_actionpoint_run_id_4f8ab81a_fk_flows_flowrun_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_actionpoint
    ADD CONSTRAINT dossiers_actionpoint_run_id_4f8ab81a_fk_flows_flowrun_id FOREIGN KEY (run_id) REFERENCES t_0000000000000000.flows_flowrun(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: dossiers_dossier dossiers_dossier_adviser_id_4c3a3636_fk_accounts_account_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_adviser_id_4c3a3636_fk_accounts_account_id FOREIGN KEY (adviser_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: dossiers_dossier dossiers_dossier_case_handler_id_e07ab8e0_fk_accounts_; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_case_handler_id_e07ab8e0_fk_accounts_ FOREIGN KEY (case_handler_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: dossiers_dossier dossiers_dossier_customer_id_5b34c5ad_fk_customers_customer_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_customer_id_5b34c5ad_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES t_0000000000000000.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: dossiers_dossier dossiers_dossier_stage_id_f12e9714_fk_dossiers_stage_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_stage_id_f12e9714_fk_dossiers_stage_id FOREIGN KEY (stage_id) REFERENCES t_0000000000000000.dossiers_stage(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: dossiers_dossier dossiers_dossier_workflow_id_587798e6_fk_dossiers_workflow_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_workflow_id_587798e6_fk_dossiers_workflow_id FOREIGN KEY (workflow_id) REFERENCES t_0000000000000000.dossiers_workflow(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: dossiers_dossiernote dossiers_dossiernote_dossier_id_6e823193_fk_dossiers_dossier_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_dossiernote
    ADD CONSTRAINT dossiers_dossiernote_dossier_id_6e823193_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES t_0000000000000000.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: dossiers_dossiernote dossiers_dossiernote_written_by_id_456d748b_fk_accounts_; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_dossiernote
    ADD CONSTRAINT dossiers_dossiernote_written_by_id_456d748b_fk_accounts_ FOREIGN KEY (written_by_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: dossiers_product dossiers_product_dossier_id_1f9a3efa_fk_dossiers_dossier_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_product
    ADD CONSTRAINT dossiers_product_dossier_id_1f9a3efa_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES t_0000000000000000.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: dossiers_progresschange dossiers_progresscha_action_point_id_8bf63d29_fk_dossiers_; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_progresschange
    ADD CONSTRAINT dossiers_progresscha_action_point_id_8bf63d29_fk_dossiers_ FOREIGN KEY (action_point_id) REFERENCES t_0000000000000000.dossiers_actionpoint(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: dossiers_progresschange dossiers_progresscha_changed_by_id_36c84bd1_fk_accounts_; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_progresschange
    ADD CONSTRAINT dossiers_progresscha_changed_by_id_36c84bd1_fk_accounts_ FOREIGN KEY (changed_by_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: dossiers_progresschange dossiers_progresscha_dossier_id_afd7c422_fk_dossiers_; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_progresschange
    ADD CONSTRAINT dossiers_progresscha_dossier_id_afd7c422_fk_dossiers_ FOREIGN KEY (dossier_id) REFERENCES t_0000000000000000.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: dossiers_stage dossiers_stage_workflow_id_e7c3be2a_fk_dossiers_workflow_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_stage
    ADD CONSTRAINT dossiers_stage_workflow_id_e7c3be2a_fk_dossiers_workflow_id FOREIGN KEY (workflow_id) REFERENCES t_0000000000000000.dossiers_workflow(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: dossiers_stagechange dossiers_stagechange_changed_by_id_e7c0da88_fk_accounts_; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_stagechange
    ADD CONSTRAINT dossiers_stagechange_changed_by_id_e7c0da88_fk_accounts_ FOREIGN KEY (changed_by_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: dossiers_stagechange dossiers_stagechange_dossier_id_b203b5c0_fk_dossiers_dossier_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_stagechange
    ADD CONSTRAINT dossiers_stagechange_dossier_id_b203b5c0_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES t_0000000000000000.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: dossiers_stagechange dossiers_stagechange_stage_before_id_22569683_fk_dossiers_; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_stagechange
    ADD CONSTRAINT dossiers_stagechange_stage_before_id_22569683_fk_dossiers_ FOREIGN KEY (stage_before_id) REFERENCES t_0000000000000000.dossiers_stage(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: dossiers_stagechange dossiers_stagechange_stage_id_d22949b1_fk_dossiers_stage_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.dossiers_stagechange
    ADD CONSTRAINT dossiers_stagechange_stage_id_d22949b1_fk_dossiers_stage_id FOREIGN KEY (stage_id) REFERENCES t_0000000000000000.dossiers_stage(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: flows_answer flows_answer_answered_by_id_24e17172_fk_accounts_account_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_answer
    ADD CONSTRAINT flows_answer_answered_by_id_24e17172_fk_accounts_account_id FOREIGN KEY (answered_by_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: flows_answer flows_answer_confirmed_by_id_c20124ae_fk_accounts_account_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_answer
    ADD CONSTRAINT flows_answer_confirmed_by_id_c20124ae_fk_accounts_account_id FOREIGN KEY (confirmed_by_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: flows_answer flows_answer_run_id_7f5a284d_fk_flows_flowrun_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_answer
    ADD CONSTRAINT flows_answer_run_id_7f5a284d_fk_flows_flowrun_id FOREIGN KEY (run_id) REFERENCES t_0000000000000000.flows_flowrun(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: flows_answerchange flows_answerchange_answer_id_63f33ec6_fk_flows_answer_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_answerchange
    ADD CONSTRAINT flows_answerchange_answer_id_63f33ec6_fk_flows_answer_id FOREIGN KEY (answer_id) REFERENCES t_0000000000000000.flows_answer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: flows_answerchange flows_answerchange_made_by_id_48991345_fk_accounts_account_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_answerchange
    ADD CONSTRAINT flows_answerchange_made_by_id_48991345_fk_accounts_account_id FOREIGN KEY (made_by_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: flows_answerchange flows_answerchange_run_id_f3fe9a0d_fk_flows_flowrun_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_answerchange
    ADD CONSTRAINT flows_answerchange_run_id_f3fe9a0d_fk_flows_flowrun_id FOREIGN KEY (run_id) REFERENCES t_0000000000000000.flows_flowrun(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: flows_flowrun flows_flowrun_completed_by_id_d4ff365c_fk_accounts_account_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_flowrun
    ADD CONSTRAINT flows_flowrun_completed_by_id_d4ff365c_fk_accounts_account_id FOREIGN KEY (completed_by_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: flows_flowrun flows_flowrun_customer_id_ff2f8cd0_fk_customers_customer_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_flowrun
    ADD CONSTRAINT flows_flowrun_customer_id_ff2f8cd0_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES t_0000000000000000.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: flows_flowrun flows_flowrun_party_id_540f8189_fk_customers_party_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_flowrun
    ADD CONSTRAINT flows_flowrun_party_id_540f8189_fk_customers_party_id FOREIGN KEY (party_id) REFERENCES t_0000000000000000.customers_party(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: flows_flowrun flows_flowrun_started_by_id_f06d5f95_fk_accounts_account_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_flowrun
    ADD CONSTRAINT flows_flowrun_started_by_id_f06d5f95_fk_accounts_account_id FOREIGN KEY (started_by_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: flows_flowrun flows_flowrun_version_id_5a59226e_fk_flows_flowversion_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_flowrun
    ADD CONSTRAINT flows_flowrun_version_id_5a59226e_fk_flows_flowversion_id FOREIGN KEY (version_id) REFERENCES t_0000000000000000.flows_flowversion(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: flows_flowversion flows_flowversion_flow_id_cdf3488c_fk_flows_flow_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_flowversion
    ADD CONSTRAINT flows_flowversion_flow_id_cdf3488c_fk_flows_flow_id FOREIGN KEY (flow_id) REFERENCES t_0000000000000000.flows_flow(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: flows_flowversion flows_flowversion_published_by_id_15d80d0d_fk_accounts_; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_flowversion
    ADD CONSTRAINT flows_flowversion_published_by_id_15d80d0d_fk_accounts_ FOREIGN KEY (published_by_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: flows_item flows_item_removed_by_id_cde4accd_fk_accounts_account_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_item
    ADD CONSTRAINT flows_item_removed_by_id_cde4accd_fk_accounts_account_id FOREIGN KEY (removed_by_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: flows_item flows_item_run_id_d9d672a7_fk_flows_flowrun_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.flows_item
    ADD CONSTRAINT flows_item_run_id_d9d672a7_fk_flows_flowrun_id FOREIGN KEY (run_id) REFERENCES t_0000000000000000.flows_flowrun(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: invites_invite invites_invite_account_id_e16e5b2d_fk_accounts_account_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.invites_invite
    ADD CONSTRAINT invites_invite_account_id_e16e5b2d_fk_accounts_account_id FOREIGN KEY (account_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: invites_invite invites_invite_dossier_id_937f0919_fk_dossiers_dossier_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.invites_invite
    ADD CONSTRAINT invites_invite_dossier_id_937f0919_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES t_0000000000000000.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: invites_invite invites_invite_flow_id_388dd3c5_fk_flows_flow_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.invites_invite
    ADD CONSTRAINT invites_invite_flow_id_388dd3c5_fk_flows_flow_id FOREIGN KEY (flow_id) REFERENCES t_0000000000000000.flows_flow(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: invites_invite invites_invite_invited_by_id_6c61af95_fk_accounts_account_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.invites_invite
    ADD CONSTRAINT invites_invite_invited_by_id_6c61af95_fk_accounts_account_id FOREIGN KEY (invited_by_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: invites_invite invites_invite_party_id_b8d8618c_fk_customers_party_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.invites_invite
    ADD CONSTRAINT invites_invite_party_id_b8d8618c_fk_customers_party_id FOREIGN KEY (party_id) REFERENCES t_0000000000000000.customers_party(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: invites_invite invites_invite_revoked_by_id_bdba7320_fk_accounts_account_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.invites_invite
    ADD CONSTRAINT invites_invite_revoked_by_id_bdba7320_fk_accounts_account_id FOREIGN KEY (revoked_by_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: notifications_message notifications_messag_account_id_0272c0dc_fk_accounts_; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.notifications_message
    ADD CONSTRAINT notifications_messag_account_id_0272c0dc_fk_accounts_ FOREIGN KEY (account_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: otp_static_staticdevice otp_static_staticdevice_user_id_7f9cff2b_fk_accounts_account_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.otp_static_staticdevice
    ADD CONSTRAINT otp_static_staticdevice_user_id_7f9cff2b_fk_accounts_account_id FOREIGN KEY (user_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: otp_static_statictoken otp_static_statictok_device_id_74b7c7d1_fk_otp_stati; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.otp_static_statictoken
    ADD CONSTRAINT otp_static_statictok_device_id_74b7c7d1_fk_otp_stati FOREIGN KEY (device_id) REFERENCES t_0000000000000000.otp_static_staticdevice(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: otp_totp_totpdevice otp_totp_totpdevice_user_id_0fb18292_fk_accounts_account_id; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.otp_totp_totpdevice
    ADD CONSTRAINT otp_totp_totpdevice_user_id_0fb18292_fk_accounts_account_id FOREIGN KEY (user_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: two_factor_webauthn_webauthndevice two_factor_webauthn__user_id_b4d137ec_fk_accounts_; Type: FK CONSTRAINT; Schema: t_0000000000000000; Owner: -
--

ALTER TABLE ONLY t_0000000000000000.two_factor_webauthn_webauthndevice
    ADD CONSTRAINT two_factor_webauthn__user_id_b4d137ec_fk_accounts_ FOREIGN KEY (user_id) REFERENCES t_0000000000000000.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: SCHEMA t_0000000000000000; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA t_0000000000000000 TO t_0000000000000000;


--
-- Name: FUNCTION activity_append(new_verb text, new_target_kind text, new_target_id uuid, new_actor_kind text, new_actor_id uuid, new_actor_name text, new_session text, new_facts jsonb); Type: ACL; Schema: t_0000000000000000; Owner: -
--

REVOKE ALL ON FUNCTION t_0000000000000000.activity_append(new_verb text, new_target_kind text, new_target_id uuid, new_actor_kind text, new_actor_id uuid, new_actor_name text, new_session text, new_facts jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION t_0000000000000000.activity_append(new_verb text, new_target_kind text, new_target_id uuid, new_actor_kind text, new_actor_id uuid, new_actor_name text, new_session text, new_facts jsonb) TO t_0000000000000000;


--
-- Name: FUNCTION activity_chain(); Type: ACL; Schema: t_0000000000000000; Owner: -
--

REVOKE ALL ON FUNCTION t_0000000000000000.activity_chain() FROM PUBLIC;
GRANT ALL ON FUNCTION t_0000000000000000.activity_chain() TO t_0000000000000000;


--
-- Name: TABLE activity_entry; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT ON TABLE t_0000000000000000.activity_entry TO t_0000000000000000;


--
-- Name: FUNCTION activity_digest(entry t_0000000000000000.activity_entry, link_position bigint, previous bytea); Type: ACL; Schema: t_0000000000000000; Owner: -
--

REVOKE ALL ON FUNCTION t_0000000000000000.activity_digest(entry t_0000000000000000.activity_entry, link_position bigint, previous bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION t_0000000000000000.activity_digest(entry t_0000000000000000.activity_entry, link_position bigint, previous bytea) TO t_0000000000000000;


--
-- Name: FUNCTION activity_note(); Type: ACL; Schema: t_0000000000000000; Owner: -
--

REVOKE ALL ON FUNCTION t_0000000000000000.activity_note() FROM PUBLIC;
GRANT ALL ON FUNCTION t_0000000000000000.activity_note() TO t_0000000000000000;


--
-- Name: FUNCTION activity_refuse(); Type: ACL; Schema: t_0000000000000000; Owner: -
--

REVOKE ALL ON FUNCTION t_0000000000000000.activity_refuse() FROM PUBLIC;
GRANT ALL ON FUNCTION t_0000000000000000.activity_refuse() TO t_0000000000000000;


--
-- Name: FUNCTION flows_refuse(); Type: ACL; Schema: t_0000000000000000; Owner: -
--

REVOKE ALL ON FUNCTION t_0000000000000000.flows_refuse() FROM PUBLIC;
GRANT ALL ON FUNCTION t_0000000000000000.flows_refuse() TO t_0000000000000000;


--
-- Name: TABLE accounts_account; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.accounts_account TO t_0000000000000000;


--
-- Name: SEQUENCE accounts_account_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.accounts_account_id_seq TO t_0000000000000000;


--
-- Name: TABLE accounts_account_roles; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.accounts_account_roles TO t_0000000000000000;


--
-- Name: SEQUENCE accounts_account_roles_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.accounts_account_roles_id_seq TO t_0000000000000000;


--
-- Name: TABLE accounts_accounttoken; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.accounts_accounttoken TO t_0000000000000000;


--
-- Name: SEQUENCE accounts_accounttoken_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.accounts_accounttoken_id_seq TO t_0000000000000000;


--
-- Name: TABLE accounts_backupdevice; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.accounts_backupdevice TO t_0000000000000000;


--
-- Name: SEQUENCE accounts_backupdevice_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.accounts_backupdevice_id_seq TO t_0000000000000000;


--
-- Name: TABLE accounts_knowndevice; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.accounts_knowndevice TO t_0000000000000000;


--
-- Name: SEQUENCE accounts_knowndevice_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.accounts_knowndevice_id_seq TO t_0000000000000000;


--
-- Name: TABLE accounts_resetrequest; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.accounts_resetrequest TO t_0000000000000000;


--
-- Name: SEQUENCE accounts_resetrequest_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.accounts_resetrequest_id_seq TO t_0000000000000000;


--
-- Name: TABLE accounts_role; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.accounts_role TO t_0000000000000000;


--
-- Name: SEQUENCE accounts_role_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.accounts_role_id_seq TO t_0000000000000000;


--
-- Name: TABLE accounts_securitypolicy; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.accounts_securitypolicy TO t_0000000000000000;


--
-- Name: SEQUENCE accounts_securitypolicy_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.accounts_securitypolicy_id_seq TO t_0000000000000000;


--
-- Name: TABLE accounts_session; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.accounts_session TO t_0000000000000000;


--
-- Name: TABLE accounts_smsdevice; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.accounts_smsdevice TO t_0000000000000000;


--
-- Name: SEQUENCE accounts_smsdevice_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.accounts_smsdevice_id_seq TO t_0000000000000000;


--
-- Name: TABLE accounts_throttle; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.accounts_throttle TO t_0000000000000000;


--
-- Name: SEQUENCE accounts_throttle_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.accounts_throttle_id_seq TO t_0000000000000000;


--
-- Name: SEQUENCE activity_entry_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.activity_entry_id_seq TO t_0000000000000000;


--
-- Name: TABLE activity_head; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT ON TABLE t_0000000000000000.activity_head TO t_0000000000000000;


--
-- Name: TABLE activity_link; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT ON TABLE t_0000000000000000.activity_link TO t_0000000000000000;


--
-- Name: TABLE auth_group; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.auth_group TO t_0000000000000000;


--
-- Name: SEQUENCE auth_group_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.auth_group_id_seq TO t_0000000000000000;


--
-- Name: TABLE auth_group_permissions; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.auth_group_permissions TO t_0000000000000000;


--
-- Name: SEQUENCE auth_group_permissions_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.auth_group_permissions_id_seq TO t_0000000000000000;


--
-- Name: TABLE auth_permission; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.auth_permission TO t_0000000000000000;


--
-- Name: SEQUENCE auth_permission_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.auth_permission_id_seq TO t_0000000000000000;


--
-- Name: TABLE customers_customer; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.customers_customer TO t_0000000000000000;


--
-- Name: SEQUENCE customers_customer_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.customers_customer_id_seq TO t_0000000000000000;


--
-- Name: TABLE customers_customerparty; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.customers_customerparty TO t_0000000000000000;


--
-- Name: SEQUENCE customers_customerparty_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.customers_customerparty_id_seq TO t_0000000000000000;


--
-- Name: TABLE customers_numberseries; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.customers_numberseries TO t_0000000000000000;


--
-- Name: SEQUENCE customers_numberseries_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.customers_numberseries_id_seq TO t_0000000000000000;


--
-- Name: TABLE customers_party; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.customers_party TO t_0000000000000000;


--
-- Name: SEQUENCE customers_party_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.customers_party_id_seq TO t_0000000000000000;


--
-- Name: TABLE django_content_type; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.django_content_type TO t_0000000000000000;


--
-- Name: SEQUENCE django_content_type_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.django_content_type_id_seq TO t_0000000000000000;


--
-- Name: TABLE django_migrations; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT ON TABLE t_0000000000000000.django_migrations TO t_0000000000000000;


--
-- Name: SEQUENCE django_migrations_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.django_migrations_id_seq TO t_0000000000000000;


--
-- Name: TABLE documents_delivery; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.documents_delivery TO t_0000000000000000;


--
-- Name: SEQUENCE documents_delivery_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.documents_delivery_id_seq TO t_0000000000000000;


--
-- Name: TABLE documents_documentrequest; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.documents_documentrequest TO t_0000000000000000;


--
-- Name: SEQUENCE documents_documentrequest_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.documents_documentrequest_id_seq TO t_0000000000000000;


--
-- Name: TABLE documents_documenttype; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.documents_documenttype TO t_0000000000000000;


--
-- Name: SEQUENCE documents_documenttype_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.documents_documenttype_id_seq TO t_0000000000000000;


--
-- Name: TABLE documents_review; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.documents_review TO t_0000000000000000;


--
-- Name: SEQUENCE documents_review_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.documents_review_id_seq TO t_0000000000000000;


--
-- Name: TABLE documents_storedfile; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.documents_storedfile TO t_0000000000000000;


--
-- Name: SEQUENCE documents_storedfile_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.documents_storedfile_id_seq TO t_0000000000000000;


--
-- Name: TABLE documents_upload; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.documents_upload TO t_0000000000000000;


--
-- Name: SEQUENCE documents_upload_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.documents_upload_id_seq TO t_0000000000000000;


--
-- Name: TABLE dossiers_actionpoint; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.dossiers_actionpoint TO t_0000000000000000;


--
-- Name: SEQUENCE dossiers_actionpoint_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.dossiers_actionpoint_id_seq TO t_0000000000000000;


--
-- Name: TABLE dossiers_dossier; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.dossiers_dossier TO t_0000000000000000;


--
-- Name: SEQUENCE dossiers_dossier_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.dossiers_dossier_id_seq TO t_0000000000000000;


--
-- Name: TABLE dossiers_dossiernote; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.dossiers_dossiernote TO t_0000000000000000;


--
-- Name: SEQUENCE dossiers_dossiernote_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.dossiers_dossiernote_id_seq TO t_0000000000000000;


--
-- Name: TABLE dossiers_product; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.dossiers_product TO t_0000000000000000;


--
-- Name: SEQUENCE dossiers_product_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.dossiers_product_id_seq TO t_0000000000000000;


--
-- Name: TABLE dossiers_progresschange; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.dossiers_progresschange TO t_0000000000000000;


--
-- Name: SEQUENCE dossiers_progresschange_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.dossiers_progresschange_id_seq TO t_0000000000000000;


--
-- Name: TABLE dossiers_stage; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.dossiers_stage TO t_0000000000000000;


--
-- Name: SEQUENCE dossiers_stage_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.dossiers_stage_id_seq TO t_0000000000000000;


--
-- Name: TABLE dossiers_stagechange; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.dossiers_stagechange TO t_0000000000000000;


--
-- Name: SEQUENCE dossiers_stagechange_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.dossiers_stagechange_id_seq TO t_0000000000000000;


--
-- Name: TABLE dossiers_workflow; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.dossiers_workflow TO t_0000000000000000;


--
-- Name: SEQUENCE dossiers_workflow_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.dossiers_workflow_id_seq TO t_0000000000000000;


--
-- Name: TABLE flows_answer; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.flows_answer TO t_0000000000000000;


--
-- Name: SEQUENCE flows_answer_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.flows_answer_id_seq TO t_0000000000000000;


--
-- Name: TABLE flows_answerchange; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.flows_answerchange TO t_0000000000000000;


--
-- Name: SEQUENCE flows_answerchange_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.flows_answerchange_id_seq TO t_0000000000000000;


--
-- Name: TABLE flows_flow; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.flows_flow TO t_0000000000000000;


--
-- Name: SEQUENCE flows_flow_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.flows_flow_id_seq TO t_0000000000000000;


--
-- Name: TABLE flows_flowrun; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.flows_flowrun TO t_0000000000000000;


--
-- Name: SEQUENCE flows_flowrun_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.flows_flowrun_id_seq TO t_0000000000000000;


--
-- Name: TABLE flows_flowversion; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.flows_flowversion TO t_0000000000000000;


--
-- Name: SEQUENCE flows_flowversion_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.flows_flowversion_id_seq TO t_0000000000000000;


--
-- Name: TABLE flows_item; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.flows_item TO t_0000000000000000;


--
-- Name: SEQUENCE flows_item_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.flows_item_id_seq TO t_0000000000000000;


--
-- Name: TABLE invites_invite; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.invites_invite TO t_0000000000000000;


--
-- Name: SEQUENCE invites_invite_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.invites_invite_id_seq TO t_0000000000000000;


--
-- Name: TABLE notifications_message; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.notifications_message TO t_0000000000000000;


--
-- Name: SEQUENCE notifications_message_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.notifications_message_id_seq TO t_0000000000000000;


--
-- Name: TABLE otp_static_staticdevice; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.otp_static_staticdevice TO t_0000000000000000;


--
-- Name: SEQUENCE otp_static_staticdevice_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.otp_static_staticdevice_id_seq TO t_0000000000000000;


--
-- Name: TABLE otp_static_statictoken; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.otp_static_statictoken TO t_0000000000000000;


--
-- Name: SEQUENCE otp_static_statictoken_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.otp_static_statictoken_id_seq TO t_0000000000000000;


--
-- Name: TABLE otp_totp_totpdevice; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.otp_totp_totpdevice TO t_0000000000000000;


--
-- Name: SEQUENCE otp_totp_totpdevice_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.otp_totp_totpdevice_id_seq TO t_0000000000000000;


--
-- Name: TABLE outbox_effect; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.outbox_effect TO t_0000000000000000;


--
-- Name: SEQUENCE outbox_effect_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.outbox_effect_id_seq TO t_0000000000000000;


--
-- Name: TABLE two_factor_webauthn_webauthndevice; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE t_0000000000000000.two_factor_webauthn_webauthndevice TO t_0000000000000000;


--
-- Name: SEQUENCE two_factor_webauthn_webauthndevice_id_seq; Type: ACL; Schema: t_0000000000000000; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE t_0000000000000000.two_factor_webauthn_webauthndevice_id_seq TO t_0000000000000000;


--
-- Name: DEFAULT PRIVILEGES FOR SEQUENCES; Type: DEFAULT ACL; Schema: t_0000000000000000; Owner: -
--

ALTER DEFAULT PRIVILEGES FOR ROLE provisioner IN SCHEMA t_0000000000000000 GRANT SELECT,USAGE ON SEQUENCES TO t_0000000000000000;


--
-- Name: DEFAULT PRIVILEGES FOR FUNCTIONS; Type: DEFAULT ACL; Schema: t_0000000000000000; Owner: -
--

ALTER DEFAULT PRIVILEGES FOR ROLE provisioner IN SCHEMA t_0000000000000000 GRANT ALL ON FUNCTIONS TO t_0000000000000000;


--
-- Name: DEFAULT PRIVILEGES FOR TABLES; Type: DEFAULT ACL; Schema: t_0000000000000000; Owner: -
--

ALTER DEFAULT PRIVILEGES FOR ROLE provisioner IN SCHEMA t_0000000000000000 GRANT SELECT,INSERT,DELETE,UPDATE ON TABLES TO t_0000000000000000;
