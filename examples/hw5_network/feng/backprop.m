
function [dw, db] = backprop(w, b, x, y)
    acts = {x};
    zs = {};
    for l = 1:length(w)
        zs{end+1} = w{l} * acts{end} + b{l};
        acts{end+1} = f(zs{end});
    end
    delta = (acts{end} - y) .* df(zs{end});
    for l = length(w):-1:1
        dw{l} = delta * acts{l}.';
        db{l, 1} = delta;
        if l > 1
            delta = (w{l}.' * delta) .* df(zs{l-1});
        end
    end
end
