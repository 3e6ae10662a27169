-- What is on the shelves at the start.

INSERT INTO categories (slug, name) VALUES
    ('tea', 'Tea'),
    ('coffee', 'Coffee'),
    ('ware', 'Pots and cups');

INSERT INTO products (sku, category_id, name, description, price_cents, stock)
SELECT sku, categories.id, shelf.name, description, price_cents, stock
FROM (VALUES
    ('TEA-ASSAM',      'tea',    'Assam, second flush',     'Malty and strong, from the banks of the Brahmaputra.',  890, 120),
    ('TEA-DARJEELING', 'tea',    'Darjeeling, first flush', 'Light and flowery, picked in March.',                  1490,  60),
    ('TEA-EARLGREY',   'tea',    'Earl Grey',               'Black tea with oil of bergamot.',                       790, 200),
    ('TEA-GENMAICHA',  'tea',    'Genmaicha',               'Green tea with roasted rice.',                          950,  80),
    ('TEA-LAPSANG',    'tea',    'Lapsang Souchong',        'Dried over pine smoke. Not for everybody.',            1190,  35),
    ('TEA-MATCHA',     'tea',    'Matcha, ceremonial',      'Stone-ground, 40 g, bright green.',                    2490,  25),
    ('TEA-OOLONG',     'tea',    'Dong Ding Oolong',        'Half oxidised, roasted, good for five infusions.',     1690,  50),
    ('TEA-ROOIBOS',    'tea',    'Rooibos',                 'Red, sweet, and free of caffeine.',                     690, 150),
    ('COF-COLOMBIA',   'coffee', 'Huila, Colombia',         'Washed; caramel and red apple.',                       1390,  90),
    ('COF-DECAF',      'coffee', 'Night shift, decaf',      'Decaffeinated with water; nougat.',                    1290,  40),
    ('COF-ESPRESSO',   'coffee', 'House espresso',          'Three quarters arabica, one quarter robusta.',         1190, 140),
    ('COF-ETHIOPIA',   'coffee', 'Yirgacheffe, Ethiopia',   'Natural; blueberries and jasmine.',                    1590,  70),
    ('COF-KENYA',      'coffee', 'Nyeri AA, Kenya',         'Blackcurrant, bright.',                                1790,  30),
    ('WARE-CUPS',      'ware',   'Two cups',                'Stoneware, 200 ml each, dishwasher safe.',             2200,  45),
    ('WARE-GAIWAN',    'ware',   'Gaiwan',                  'White porcelain, 120 ml.',                             1900,  20),
    ('WARE-KETTLE',    'ware',   'Gooseneck kettle',        'With a thermometer in its lid.',                       5900,  12),
    ('WARE-POT',       'ware',   'Cast-iron teapot',        'Enamelled inside, 0.8 l.',                             4900,   8),
    ('WARE-WHISK',     'ware',   'Matcha whisk',            'Bamboo, eighty prongs.',                               1750,   1)
) AS shelf (sku, category, name, description, price_cents, stock)
JOIN categories ON categories.slug = shelf.category;
