function save_network(path, w, alpha)
fid = fopen([path '.txt'], 'w');
fprintf(fid, '%g ', alpha, numel(w));
for l = 1:numel(w)
    fprintf(fid, '%g ', size(w{l}), w{l});
end
fclose(fid);
end
