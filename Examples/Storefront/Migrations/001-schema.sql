-- What the shop sells, who buys there, and what they bought. Prices are whole cents.

CREATE TABLE categories (
    id   integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    slug text NOT NULL UNIQUE,
    name text NOT NULL
);

CREATE TABLE products (
    id          integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sku         text NOT NULL UNIQUE,
    category_id integer NOT NULL REFERENCES categories,
    name        text NOT NULL,
    description text NOT NULL,
    price_cents integer NOT NULL CHECK (price_cents > 0),
    stock       integer NOT NULL CHECK (stock >= 0)
);

CREATE INDEX ON products (category_id, sku);

CREATE TABLE customers (
    id        integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email     text NOT NULL,
    name      text NOT NULL,
    joined_at timestamptz NOT NULL DEFAULT now()
);

CREATE UNIQUE INDEX ON customers (lower(email));

CREATE TABLE cart_items (
    customer_id integer NOT NULL REFERENCES customers ON DELETE CASCADE,
    product_id  integer NOT NULL REFERENCES products,
    quantity    integer NOT NULL CHECK (quantity > 0),
    added_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (customer_id, product_id)
);

CREATE TABLE orders (
    id          integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id integer NOT NULL REFERENCES customers,
    total_cents integer NOT NULL CHECK (total_cents > 0),
    placed_at   timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX ON orders (customer_id, placed_at DESC);

-- The price is the one on the day of the order.
CREATE TABLE order_lines (
    order_id    integer NOT NULL REFERENCES orders ON DELETE CASCADE,
    product_id  integer NOT NULL REFERENCES products,
    quantity    integer NOT NULL CHECK (quantity > 0),
    price_cents integer NOT NULL CHECK (price_cents > 0),
    PRIMARY KEY (order_id, product_id)
);

CREATE INDEX ON order_lines (product_id);

-- A moment as the APIs write it: 2026-11-22T20:15:00Z.
CREATE FUNCTION iso8601(moment timestamptz) RETURNS text
    LANGUAGE sql STABLE
    RETURN to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"');
