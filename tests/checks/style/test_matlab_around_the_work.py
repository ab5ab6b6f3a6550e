"""What stands around the work in real MATLAB files, and how it is spelt, costs no form.

The grammar reads some of it wrongly. Where it does, or is not sure, no mark may be lost.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.checks.style.matlab import component_form, vector_form
from grader.intake.source.matlab.files import prepare
from grader.submission import Unit
from tests.forms.twins import matlab_functions

RIGHT = matlab_functions("hw3_backprop")
FORMS = {"fc_c": component_form, "bc_c": component_form, "fc_v": vector_form, "bc_v": vector_form}
WRONG = {
    "fc_c": RIGHT["fc_v"].replace("fc_v", "fc_c"),
    "bc_c": RIGHT["bc_v"].replace("bc_v", "bc_c"),
    "fc_v": RIGHT["fc_c"].replace("fc_c", "fc_v"),
    "bc_v": RIGHT["bc_c"].replace("bc_c", "bc_v"),
}
# statements, a blank line between them, that compute nothing of the answer
AROUND = r"""
hold on

hold on;

close all

grid on, axis equal

clear q

format long g

warning off all

warning('off', 'all')

disp hello

disp 'it''s'

x1 = w';

x1 = w'; x2 = w.';

x1 = [w' w'];

x1 = [w', w'];

x1 = {w' 'a' w'};

x1 = w'*1;

x1 = (w)';

x1 = w(:, 1)';

x1 = w(1, :)'; s1 = 'it''s';

x1 = w(end, end);

x1 = w(end, :)';

x1 = w(end-1+1:end, :);

q = [1 -2];

q = [1 - 2];

q = [1 -2 +3];

q = [w(1) -w(1)];

q = [w(1)' -w(1)'];

q = [1, 2, ...
    3];

q = [1 2 ... comment here
    3 4];

q = [1 2
     3 4];

q = [ 1 2 % first
      3 4 ]; % second

q = {1, ...
    'a'};

%{
for i = 1:3
%}

%{
 it's % "quoted"
%}

  %{
  indented
  %}

% it's a comment

q = 3; % it's "here

s1 = 'a % b';

s1 = "a % b";

s1 = 'a "b" c';

s1 = "it's";

s1 = ['a' 'b'];

s1 = ['a', num2str(3), 'b'];

s1 = ['a' num2str(3) 'b'];

fprintf('%d\n', 3);

fprintf("%s\n", 'x');

fprintf('50%%\n');

if true, end

if true disp(1), end

if (true) disp(1); end

if ~isempty(w), q = 1; end

if ~isempty(w) q = 1; end

if w(1) ~= 1 && w(1) == w(1)', q = 2; end

while false, end

while false; end

switch 'a', case 'a', q = 1; otherwise, q = 2; end

switch 'a'
    case {'a', 'b'}
        q = 1;
    otherwise
        q = 2;
end

try, q = 1; catch, q = 2; end

try q = 1; catch q = 2; end

try
    q = 1;
catch err
    disp(err.message)
end

try
    q = 1;
catch
    q = 2;
end

g = @(s) s';

g = @(s) 1 ./ (1 + exp(-s));

g = @(s, t) s' * t;

g = @sin;

[~, q] = max(w(:));

[~, ~] = size(w);

[q, ~] = size(w);

[q1,q2]=size(w);

[q1 q2] = size(w);

n.a = 1; n.b.c = 2;

n.('a') = 1;

n(2).a = 3;

c = cell(1, 3); c{1} = w; c{end+1} = 2;

c = {}; c{end + 1} = w';

c = {w, w'};

q = c1{1}(1, 1);

q = ~true;

q = !true;

q = 1:3;

q = (1:3)';

q = 10:-1:1;

q = 1e-3; q = 1.e3; q = .5; q = 1e3'; q = 3';

q = 2^-1; q = 2.^-1; q = -2^2; q = 2^3';

q = 1; q = q';

q=1;q=q';

q = w.*w; q = w./w; q = w.^2; q = w.^2';

q = w.^2.';

q = a(1)'+a(1)';

q = true; q = ~q; q = ~~q;

q = a(1) >= 1 | a(1) <= 0 & true;

q = "a" + 1;

q = {@(x) x', 'a'};

return_later = 1;

end_here = 2;

for_me = 3;

global G

global G H;

persistent P

persistent P; if isempty(P), P = 0; end

tic; toc;

tic, toc

clc, clear q;

x1 = w(:)'; x1 = x1(:);

x1 = w(:, end)'; % it's

x1 = sum(w(:).^2)'; x1 = w(1,1)'; x1 = [x1' x1'];

x1 = [w(1, :)'; w(2, :)'];

x1 = [1 2]'; x1 = {1}';

x1 = [1; 2]'; x1 = "a"';

x1 = pi'; x1 = eps';

x1 = [ 'a' ; 'b' ]';

x1 = [w(1,1)...
 w(1,1)];

x1 = w(1, ...
 1);

x1 = 1 + ... plus
 2;

x1 = ... comment
 2;

function_handle_1 = @(varargin) numel(varargin);

q = bitand(1, 3); q = xor(true, false);

assert(true)

assert(size(w, 1) > 0, 'no ''rows''');

error_if = 1; if false, error('a:b', 'it''s %d', 3); end

# it's octave

q = 1; # octave's

q += 1;

q -= 1; q *= 2; q /= 2;

q++;

++q;

q--;

if q != 1, q = 1; endif

x = 3; x(2) = 4; x(end+1) = 5;

disp(['n = ' num2str(size(w, 1)) ', m = ' num2str(3)]);

disp(w(1)'), disp(w(1)');

eval('q = 1;');

q = ifelse_(1);

q = w';;

q = [,1];

q = [1,];

q = [1;];

q = [1 2;
];

q = [
 1 2
 3 4
];

q = {
 'a', 1
 'b', 2
};

q = struct('a', {{1, 2}}, 'b', 'it''s');

q = inputname_(1)';

parfor i9 = 1:3, end

parfor i9 = 1:3
  q = i9;
end

for i9=[1 2 3], end

for i9 = {1, 2}, end

for i9 = 1 : 3 disp(i9), end

for (i9 = 1:3) end

for (i9 = 1:3), end

for i9 = 1:3; q = i9; end

spmd, end

unwind_protect
 q = 1;
unwind_protect_cleanup
 q = 2;
end_unwind_protect

do
 q = 1;
until true

x1 = ~w(1,1);

x1 = -w(1,1)';

x1 = [-w(1,1)' +w(1,1)'];

x1 = [w(1,1) '];

x1 = [w(1,1)' ' '];

x1 = [w(1,1) ' '];

x1 = [w(1,1)', ' '];

x1 = {w(1,1)' ' '};

x1 = [a(1) (1)];

x1 = [a (1)];

x1 = [f (1)];

x1 = [1 @sin];

x1 = {@sin @cos};

x1 = {@(x) x+1 @(y) y'};

x1 = { 1 , 'a' ; ... c
 2 , 'b' };

x1 = 5:size(w,1)';

x1 = w(:, [1 end]);

x1 = w([1, end], :)';

x1 = w(1:end-1+1, 1)';

x1 = numel(w)';

x1.y = w'; x1.y' ;

x1 = 1i'; x1 = 2i; x1 = 0x1F; x1 = 1e+3';

x1 = w(1)^-1; x1 = w(1)^(-1)';

x1 = a' ;

x1 = a';% comment

x1 = a'; % c'

x1=a';y1=a';

x1 = a' + a';

x1 = a'+a';

x1 = (a' +a');

x1 = [a' +a'];

x1 = [a'+a'];

x1 = [a' + a'];

x1 = a(1)' .* a(1)';

x1 = a.'; x1 = a.'.*a.';

x1 = @(z) f(z)';

x1 = true';

if a(1)' == 1, end

if 'a' == 'b', end

case_1 = 'case'; otherwise_1 = 'end';

x1 = 'end'; x2 = "end"; x3 = {'for', 'end'};

x1 = w(min(end, 2), 1)';

x1 = c1{end}{1}';

x1 = [w(1, 1)' ; w(1, 1)'];

x1=[w(1,1)';w(1,1)'];
""".strip().split("\n\n")


def units(name: str, source: str) -> tuple[Unit, ...]:
    sources = {**RIGHT, name: source}
    return prepare([Unit(name=f"{each}.m", source=text) for each, text in sources.items()], RIGHT.keys()).units


def around(source: str, statements: list[str], at: int) -> str:
    """Put statements behind a function's first line, or further down, all with the same indent."""
    lines = source.rstrip("\n").split("\n")
    at = 1 if at == 0 else len(lines) - 1
    return "\n".join([*lines[:at], *statements, *lines[at:]]) + "\n"


@pytest.mark.parametrize("name", FORMS)
def test_each_statement_alone_costs_no_form_and_hides_none(name: str) -> None:
    for k, statement in enumerate(AROUND):
        assert FORMS[name](units(name, around(RIGHT[name], [statement], k % 2)), name) is None, statement
        assert FORMS[name](units(name, around(WRONG[name], [statement], 0)), name) is not None, statement


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    name=st.sampled_from(sorted(FORMS)),
    above=st.lists(st.sampled_from(AROUND), max_size=4),
    below=st.lists(st.sampled_from(AROUND), max_size=4),
    line_end=st.sampled_from(["\n", "\r\n"]),
)
def test_many_statements_together_cost_no_form(name: str, above: list[str], below: list[str], line_end: str) -> None:
    source = around(around(RIGHT[name], above, 0), below, 1).replace("\n", line_end)
    assert FORMS[name](units(name, source), name) is None, source
