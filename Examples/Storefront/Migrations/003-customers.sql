-- A few people, and what they have bought so far.

INSERT INTO customers (email, name, joined_at) VALUES
    ('ada@example.com',    'Ada',    '2026-01-12 09:30:00+00'),
    ('blaise@example.com', 'Blaise', '2026-03-05 17:05:00+00'),
    ('grace@example.com',  'Grace',  '2026-06-21 11:45:00+00'),
    ('kurt@example.com',   'Kurt',   '2026-09-02 20:10:00+00');

CREATE TEMPORARY TABLE history (number integer, email text, sku text, quantity integer, placed_at timestamptz)
    ON COMMIT DROP;

INSERT INTO history VALUES
    (1, 'ada@example.com',    'TEA-EARLGREY', 2, '2026-02-01 10:00:00+00'),
    (1, 'ada@example.com',    'WARE-POT',     1, '2026-02-01 10:00:00+00'),
    (2, 'ada@example.com',    'TEA-MATCHA',   1, '2026-05-14 08:20:00+00'),
    (2, 'ada@example.com',    'WARE-WHISK',   1, '2026-05-14 08:20:00+00'),
    (3, 'blaise@example.com', 'COF-ESPRESSO', 3, '2026-03-06 12:00:00+00'),
    (4, 'grace@example.com',  'TEA-MATCHA',   2, '2026-07-30 19:15:00+00'),
    (4, 'grace@example.com',  'WARE-WHISK',   1, '2026-07-30 19:15:00+00'),
    (4, 'grace@example.com',  'WARE-CUPS',    1, '2026-07-30 19:15:00+00');

INSERT INTO orders (customer_id, total_cents, placed_at)
SELECT customers.id, sum(price_cents * quantity), placed_at
FROM history JOIN customers USING (email) JOIN products USING (sku)
GROUP BY number, customers.id, placed_at
ORDER BY number;

INSERT INTO order_lines (order_id, product_id, quantity, price_cents)
SELECT orders.id, products.id, quantity, price_cents
FROM history JOIN customers USING (email) JOIN products USING (sku)
JOIN orders ON orders.customer_id = customers.id AND orders.placed_at = history.placed_at;
