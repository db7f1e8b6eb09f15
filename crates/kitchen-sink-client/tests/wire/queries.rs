//! Rows of the wire table: how queries are put together.

use std::collections::BTreeMap;

use kitchen_sink_client::query_styles::types::{
    Color, Filter, FilterRulesItem, FilterSize, Pageable,
};

/// The object of OAS 3.0.4, style examples.
fn color() -> Color {
    Color::new(150, 200, 100)
}

const COLORS: [&str; 3] = ["blue", "black", "brown"];

fn map<const N: usize>(members: [(&str, &str); N]) -> BTreeMap<String, String> {
    members.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}

#[tokio::test]
async fn every_style_is_as_openapi_shows_it() {
    rows! { query_styles:
        "OAS 3.0.4, style examples, form false string" |c| c.form_joined_text("blue") =>
            "GET /formJoined/text?color=blue";
        "OAS 3.0.4, style examples, form false array" |c| c.form_joined_list(COLORS) =>
            "GET /formJoined/list?color=blue,black,brown";
        "OAS 3.0.4, style examples, form false object" |c| c.form_joined_object(color()) =>
            "GET /formJoined/object?color=R,100,G,200,B,150";
        "OAS 3.0.4, style examples, form true string" |c| c.form_text("blue") =>
            "GET /form/text?color=blue";
        "OAS 3.0.4, style examples, form true array" |c| c.form_list(COLORS) =>
            "GET /form/list?color=blue&color=black&color=brown";
        "OAS 3.0.4, style examples, form true object" |c| c.form_object(color()) =>
            "GET /form/object?R=100&G=200&B=150";
        "OAS 3.0.4, style examples, spaceDelimited false array" |c| c.space_list(COLORS) =>
            "GET /space/list?color=blue%20black%20brown";
        "OAS 3.0.4, style examples, spaceDelimited false object" |c| c.space_object(color()) =>
            "GET /space/object?color=R%20100%20G%20200%20B%20150";
        "OAS 3.0.4, style examples, pipeDelimited false array" |c| c.pipe_list(COLORS) =>
            "GET /pipe/list?color=blue%7Cblack%7Cbrown";
        "OAS 3.0.4, style examples, pipeDelimited false object" |c| c.pipe_object(color()) =>
            "GET /pipe/object?color=R%7C100%7CG%7C200%7CB%7C150";
        "OAS 3.0.4, style examples, deepObject true object" |c| c.deep_object(color()) =>
            "GET /deep/object?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150";
    }
}

/// Combinations that OpenAPI leaves undefined, where `explode` and a single value have one reading.
#[tokio::test]
async fn what_openapi_leaves_open_is_sent_in_the_one_way_there_is() {
    rows! { query_styles:
        "OAS 3.0.4, explode: separate parameters" |c| c.space_exploded_list(COLORS) =>
            "GET /spaceExploded/list?color=blue&color=black&color=brown";
        "OAS 3.0.4, explode: separate parameters" |c| c.space_exploded_object(color()) =>
            "GET /spaceExploded/object?R=100&G=200&B=150";
        "OAS 3.0.4, explode: separate parameters" |c| c.pipe_exploded_list(COLORS) =>
            "GET /pipeExploded/list?color=blue&color=black&color=brown";
        "OAS 3.0.4, explode: separate parameters" |c| c.pipe_exploded_object(color()) =>
            "GET /pipeExploded/object?R=100&G=200&B=150";
        "OAS 3.0.4, explode has no effect on a string" |c| c.space_text("blue") =>
            "GET /space/text?color=blue";
        "OAS 3.0.4, explode has no effect on a string" |c| c.space_exploded_text("blue") =>
            "GET /spaceExploded/text?color=blue";
        "OAS 3.0.4, explode has no effect on a string" |c| c.pipe_text("blue") =>
            "GET /pipe/text?color=blue";
        "OAS 3.0.4, explode has no effect on a string" |c| c.pipe_exploded_text("blue") =>
            "GET /pipeExploded/text?color=blue";
        "a string has no member to put in brackets" |c| c.deep_text("blue") =>
            "GET /deep/text?color=blue";
        "brackets without a name, as PHP, Rack and axios have them" |c| c.deep_list(COLORS) =>
            "GET /deep/list?color%5B%5D=blue&color%5B%5D=black&color%5B%5D=brown";
    }
}

#[tokio::test]
async fn nothing_is_sent_of_what_is_undefined() {
    let none = || Vec::<String>::new();
    rows! { query_styles:
        "RFC 6570, 2.3, an empty list" |c| c.form_list(none()) => "GET /form/list";
        "RFC 6570, 2.3, an empty list" |c| c.form_joined_list(none()) => "GET /formJoined/list";
        "RFC 6570, 2.3, an empty list" |c| c.space_list(none()) => "GET /space/list";
        "RFC 6570, 2.3, an empty list" |c| c.pipe_list(none()) => "GET /pipe/list";
        "RFC 6570, 2.3, an empty list" |c| c.deep_list(none()) => "GET /deep/list";
        "OAS 3.0.4, appendix C, an empty object" |c| c.reserved().labels(map([])).text("a") =>
            "GET /reserved?text=a";
        "RFC 6570, 2.3, an object of nothing" |c| c.pages().pageable(Pageable::default()) =>
            "GET /pages";
        "RFC 6570, 2.3, an object of nothing" |c| c.filters().filter(Filter::default()) =>
            "GET /filters";
        "RFC 6570, 3.2.8, an empty string is a value" |c| c.form_text("") =>
            "GET /form/text?color=";
        "RFC 6570, 3.2.8, empty items are values" |c| c.form_list(["", ""]) =>
            "GET /form/list?color=&color=";
        "RFC 6570, 3.2.8, empty items are values" |c| c.form_joined_list(["a", "", "b"]) =>
            "GET /formJoined/list?color=a,,b";
    }
}

#[tokio::test]
async fn parameters_stand_beside_each_other() {
    let rgb = |r| Color::new(150, 200, r);
    rows! { query_styles:
        "OAS 3.0.4, appendix C, {?q,color*,limit}" |c| c.beside("a").color(color()).limit(5) =>
            "GET /beside?q=a&R=100&G=200&B=150&limit=5";
        "OAS 3.0.4, appendix C, {?q,color*}" |c| c.beside("R=1&").color(color()) =>
            "GET /beside?q=R%3D1%26&R=100&G=200&B=150";
        "a parameter has one value" |c| c.beside("a").color(rgb(1)).limit(5).color(rgb(2)).limit(6) =>
            "GET /beside?q=a&R=2&G=200&B=150&limit=6";
        "a parameter of a call replaces one of its name" |c| c.beside("a").query("q", "b").query("x", "y z") =>
            "GET /beside?q=b&x=y%20z";
        "a list that is empty replaces one that is not" |c| c.filters().expand(["a"]).expand(Vec::<String>::new()) =>
            "GET /filters";
    }
}

/// Values in values: [RFC 6570, 2.4.2](https://www.rfc-editor.org/rfc/rfc6570#section-2.4.2) has one level.
#[tokio::test]
async fn values_in_values_are_sent_where_servers_read_them() {
    let pageable = || Pageable::default().with_page(0).with_size(20);
    let size = FilterSize::default().with_min(1.0).with_max(2.5);
    let rules = [
        FilterRulesItem::new("a").with_values([1, 2]),
        FilterRulesItem::new("b").with_values(Vec::new()),
    ];
    rows! { query_styles:
        "a member that is a parameter of its own is exploded as one" |c|
            c.pages().pageable(pageable().with_sort(["name,asc", "id"])) =>
            "GET /pages?page=0&size=20&sort=name%2Casc&sort=id";
        "the same without items" |c| c.pages().pageable(pageable().with_sort(Vec::<String>::new())) =>
            "GET /pages?page=0&size=20";
        "qs, PHP and Rack: members of members" |c| c.filters().filter(Filter::default().with_size(size)) =>
            "GET /filters?filter%5Bsize%5D%5Bmin%5D=1&filter%5Bsize%5D%5Bmax%5D=2.5";
        "PHP, Rack and axios: lists of single values" |c|
            c.filters().filter(Filter::default().with_name("n").with_tags(["a", "b&c"])) =>
            "GET /filters?filter%5Bname%5D=n&filter%5Btags%5D%5B%5D=a&filter%5Btags%5D%5B%5D=b%26c";
        "qs, PHP and axios: lists of objects" |c| c.filters().filter(Filter::default().with_rules(rules)) =>
            "GET /filters?filter%5Brules%5D%5B0%5D%5Bfield%5D=a&filter%5Brules%5D%5B0%5D%5Bvalues%5D%5B%5D=1\
             &filter%5Brules%5D%5B0%5D%5Bvalues%5D%5B%5D=2&filter%5Brules%5D%5B1%5D%5Bfield%5D=b";
        "qs: names in brackets" |c| c.filters().filter(Filter::default().with_more(map([("a]b", "=")]))) =>
            "GET /filters?filter%5Bmore%5D%5Ba%5Db%5D=%3D";
        "RFC 6570, 2.3, a member that is null" |c| c.filters().filter(Filter::default().with_name("n").with_none(None)) =>
            "GET /filters?filter%5Bname%5D=n";
        "OAS 3.0.4, deepObject beside another" |c| c.filters().filter(Filter::default().with_name("n")).expand(["x"]) =>
            "GET /filters?filter%5Bname%5D=n&expand%5B%5D=x";
        "no two servers read lists in lists alike" |c| c.typed().lists([vec![1], vec![2]]) =>
            refused "GET /typed: the query parameter `lists` cannot be written: an item is a list, for which style `form` has no text; `query` sends any text";
    }
}

#[tokio::test]
async fn names_are_escaped_as_values_are() {
    rows! { query_styles:
        "RFC 3986, 3.4, brackets" |c| c.names().filter_x("a") => "GET /names?filter%5Bx%5D=a";
        "RFC 3986, 3.4, brackets" |c| c.names().ids([1, 2]) => "GET /names?ids%5B%5D=1&ids%5B%5D=2";
        "RFC 3986, 2.5, no ASCII" |c| c.names().größe("ß") => "GET /names?gr%C3%B6%C3%9Fe=%C3%9F";
        "URL, 5.1, what would end a name" |c| c.names().a_b_c_d("x") => "GET /names?a%20b%26c%3Dd=x";
        "RFC 6570, 3.2.8, `$`" |c| c.names().top(3) => "GET /names?%24top=3";
        "OAS 3.0.4, appendix C, an emoji" |c| c.names().query("❤️", "love!") =>
            "GET /names?%E2%9D%A4%EF%B8%8F=love%21";
    }
}
