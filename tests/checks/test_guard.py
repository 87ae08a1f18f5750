import pytest
from yarl import URL

from checks.guard import NXDOMAIN, Hosts, address_trouble, judge_url, read_url
from checks.web import Blocked, LookError, Rejected

NOBODY = Hosts()


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.9/",
        "http://127.1/",
        "http://2130706434/",
        "http://0177.0.0.2/",
        "http://0x7f.0.0.1/",
        "http://0x7f000001/",
        "http://[::ffff:127.0.0.2]/",
        "http://[::ffff:169.254.169.254]/",
        "http://[::127.0.0.2]/",
        "http://[::1]/",
        "http://[::]/",
        "http://[64:ff9b::a00:1]/",
        "http://[64:ff9b:1::a00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[2002:a00:1::5]/",
        "http://[2001:0:7f00:1::]/",
        "http://[2a00:1450::5efe:10.0.0.1]/",
        "http://[fe80::2%25eth1]/",
        "http://[fec0::1]/",
        "http://[fd12:3456::1]/",
        "http://[ff02::1]/",
        "http://[2001:db8::1]/",
        "http://0.0.0.0/",
        "http://10.1.2.3/",
        "http://100.64.0.1/",
        "http://169.254.169.254/latest/",
        "http://168.63.129.16/",
        "http://172.31.255.254/",
        "http://192.0.0.8/",
        "http://192.168.1.1/",
        "http://192.88.99.1/",
        "http://198.19.0.1/",
        "http://203.0.113.7/",
        "http://224.0.0.1/",
        "http://240.0.0.1/",
        "http://255.255.255.255/",
        "http://127。0。0。2/",
        "http://①②⑦.⓪.⓪.②/",
        "http://localhost/",
        "http://localhost./",
        "http://LOCALHOST:8080/",
        "http://shop.localhost/",
        "http://router.lan/",
        "http://metadata.google.internal/",
        "http://intranet/",
        "http://name:word@127.0.0.2/",
        "http://127.0.0.2#@kahvila.example/",
        "http://kahvila.example@127.0.0.2/",
        "http://kahvila.example\\@127.0.0.2/",
        "http://%31%32%37.0.0.1/",
        "http://kahvila.example:22/",
        "http://kahvila.example:6379/",
        "http://kahvila.example:0/",
        "http://kahvila.example:70000/",
        "ftp://kahvila.example/",
        "file:///etc/passwd",
        "data:text/html,x",
        "gopher://kahvila.example/",
        "unix:///run/a.sock",
        "javascript:alert(1)",
        "//kahvila.example/",
        "http:///x",
        "http://[::1",
        "http://a..b.example/",
        "http://kah vila.example/",
        "http://kahvila.example/\r\nHost: x",
        "http://" + "a" * 64 + ".example/",
        "http://kahvila.example/" + "a" * 5000,
        "",
    ],
)
def test_what_is_not_on_the_public_web_is_refused(url):
    with pytest.raises(LookError) as caught:
        judge_url(read_url(url), NOBODY)
    assert isinstance(caught.value, Blocked | Rejected)
    assert caught.value.note


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://kahvila.example", "https://kahvila.example/"),
        ("http://kahvila.example:80/a?b=c#d", "http://kahvila.example/a?b=c"),
        ("https://kahvila.example.:443/", "https://kahvila.example/"),
        ("http://kahvila.example:8080/", "http://kahvila.example:8080/"),
        ("https://KAHVILA.example:8443/", "https://kahvila.example:8443/"),
        ("https://xn--hmeenlinna-q5a.example/", "https://xn--hmeenlinna-q5a.example/"),
        ("https://hämeenlinna.example/ä", "https://xn--hmeenlinna-q5a.example/%C3%A4"),
        ("https://me:secret@kahvila.example/", "https://kahvila.example/"),
        ("https://under_score.example/", "https://under_score.example/"),
        ("http://93.184.215.14/", "http://93.184.215.14/"),
        ("http://[2a00:1450:4001::65]/", "http://[2a00:1450:4001::65]/"),
        ("http://[64:ff9b::5db8:d70e]/", "http://[64:ff9b::5db8:d70e]/"),
    ],
)
def test_the_public_web_is_allowed_and_written_plainly(url, asked):
    read = read_url(url)
    judge_url(read, NOBODY)
    assert str(read) == asked


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "2002:808:808::1"])
def test_public_addresses_have_no_trouble(address):
    assert address_trouble(address) == ""


def test_what_is_no_address_is_trouble():
    assert address_trouble("kahvila.example")


def test_the_operators_hosts_are_allowed_on_any_port():
    hosts = Hosts(allow=("127.0.0.1", "[::1]", "searxng"))
    for url in ("http://127.0.0.1:9/", "http://[::1]:8888/", "http://searxng:8888/"):
        judge_url(read_url(url), hosts)
    with pytest.raises(Blocked):
        judge_url(read_url("http://127.0.0.2:9/"), hosts)


RULES = {
    "*.example": "127.0.0.1:8080",
    "*.example:443": "127.0.0.1:8443",
    "*.shop.example": "127.0.0.2",
    "gone.example": "nxdomain",
    "six.example": "[::1]:8081",
}


@pytest.mark.parametrize(
    ("host", "port", "target"),
    [
        ("kahvila.example", 80, ("127.0.0.1", 8080)),
        ("kahvila.example", 443, ("127.0.0.1", 8443)),
        ("KAHVILA.example.", 443, ("127.0.0.1", 8443)),
        ("kahvila.example", 8081, ("127.0.0.1", 8080)),
        ("a.shop.example", 443, ("127.0.0.2", 443)),
        ("gone.example", 443, (NXDOMAIN, 443)),
        ("six.example", 80, ("::1", 8081)),
        ("example", 80, None),
        ("anexample", 80, None),
        ("kahvila.example.org", 80, None),
    ],
)
def test_exact_names_then_the_longest_then_the_port_decide(host, port, target):
    assert Hosts(resolve=RULES).target(host, port) == target


def test_a_rule_with_a_port_only_needs_a_rule_without_for_other_ports():
    hosts = Hosts(resolve={"*.example:443": "127.0.0.1:8443"})
    judge_url(URL("https://kahvila.example"), hosts)
    assert not hosts.trusts("kahvila.example", 8081)


@pytest.mark.parametrize("target", ["localhost", "127.0.0.1:x", "", "nx"])
def test_a_rule_nobody_can_follow_is_told_at_once(target):
    with pytest.raises(ValueError, match=r"address|invalid literal"):
        Hosts(resolve={"kahvila.example": target})


def test_rules_may_be_written_in_any_script():
    hosts = Hosts(["kahvilä.example"], {"*.ä.example": "127.0.0.1:8080", "Яблоко.example": "nxdomain"})
    assert hosts.trusts(read_url("http://Kahvilä.example/").raw_host, 80)
    assert hosts.target(read_url("http://x.ä.example/").raw_host, 80) == ("127.0.0.1", 8080)
    assert hosts.target(read_url("http://яблоко.example/").raw_host, 80) == ("nxdomain", 80)


@pytest.mark.parametrize("host", ["10.0.0.1", "169.254.169.254", "localhost", "router.local", "intranet", "[::1]"])
def test_a_star_alone_speaks_of_public_names_only(host):
    with pytest.raises((Blocked, Rejected)):
        judge_url(read_url(f"http://{host}/"), Hosts((), {"*": "127.0.0.1:8080"}))
    judge_url(
        read_url(f"http://{host}:9/"), Hosts((), {host.strip("[]") if ":" not in host else host: "127.0.0.1:8080"})
    )
