-- What views and questions share.

-- lower case, no accents, đ as d: "CẢI CÁCH" and "cai cach" have one bare form
CREATE MACRO bare(written) AS replace(lower(strip_accents(written)), 'đ', 'd');

-- the words of a query, bare
CREATE MACRO bare_words(query) AS list_filter(string_split_regex(bare(query), '\s+'), lambda word: word <> '');

-- a regular expression that finds a bare word whatever accents it is written with, composed or not
CREATE MACRO any_accent(word) AS
    replace(replace(replace(replace(replace(replace(replace(regexp_escape(word),
        'a', '[aàáảãạăằắẳẵặâầấẩẫậ]\pM*'),
        'e', '[eèéẻẽẹêềếểễệ]\pM*'),
        'i', '[iìíỉĩị]\pM*'),
        'o', '[oòóỏõọôồốổỗộơờớởỡợ]\pM*'),
        'u', '[uùúủũụưừứửữự]\pM*'),
        'y', '[yỳýỷỹỵ]\pM*'),
        'd', '[dđ]');

-- the same, what settles the matter soonest first: a word that begins with a letter of one spelling is found by looking
-- for that letter, a long word stands in fewer texts
CREATE MACRO telling_words(query) AS list_transform(
    list_reverse_sort(list_transform(bare_words(query), lambda word:
        {'one_spelling': word[1] NOT IN ('a', 'd', 'e', 'i', 'o', 'u', 'y'), 'length': length(word), 'word': word})),
    lambda telling: telling.word);

-- whether every word of the query stands in what is written, whatever the accents; a query without words matches all;
-- the words are spelled out one by one because a regular expression that is known beforehand is worked out only once
CREATE MACRO matches(written, query) AS
    regexp_matches(written, any_accent(coalesce(telling_words(query)[1], '')), 'i')
    AND (telling_words(query)[2] IS NULL OR regexp_matches(written, any_accent(telling_words(query)[2]), 'i'))
    AND (telling_words(query)[3] IS NULL OR regexp_matches(written, any_accent(telling_words(query)[3]), 'i'))
    AND (telling_words(query)[4] IS NULL OR regexp_matches(written, any_accent(telling_words(query)[4]), 'i'))
    AND (telling_words(query)[5] IS NULL OR regexp_matches(written, any_accent(telling_words(query)[5]), 'i'))
    AND (telling_words(query)[6] IS NULL OR regexp_matches(written, any_accent(telling_words(query)[6]), 'i'))
    AND (telling_words(query)[7] IS NULL OR regexp_matches(written, any_accent(telling_words(query)[7]), 'i'))
    AND (telling_words(query)[8] IS NULL OR regexp_matches(written, any_accent(telling_words(query)[8]), 'i'))
    AND (telling_words(query)[9] IS NULL OR regexp_matches(written, any_accent(telling_words(query)[9]), 'i'))
    AND (telling_words(query)[10] IS NULL OR regexp_matches(written, any_accent(telling_words(query)[10]), 'i'))
    AND (telling_words(query)[11] IS NULL OR regexp_matches(written, any_accent(telling_words(query)[11]), 'i'))
    AND (telling_words(query)[12] IS NULL OR regexp_matches(written, any_accent(telling_words(query)[12]), 'i'))
    AND (telling_words(query)[13] IS NULL
        OR len(list_filter(telling_words(query)[13:], lambda word: NOT contains(bare(written), word))) = 0);

-- how a plan is called for short: its number, or else how its title begins
CREATE MACRO short_name(number, symbol, title) AS
    CASE WHEN number IS NOT NULL AND symbol IS NOT NULL THEN number || '/' || symbol
         WHEN length(title) > 60 THEN rtrim(left(title, 59)) || '…'
         ELSE coalesce(title, number, symbol)
    END;
